namespace Peak.Webapps;

/// <summary>What a status means to waits and to create-or-update. The template adds it to enums that have <c>x-status-roles</c>.</summary>
internal interface IResourceStatus
{
    string Value { get; }

    /// <summary>Whether an operation of the service failed.</summary>
    bool IsFailure { get; }

    /// <summary>Whether the resource is deployed and can be used.</summary>
    bool IsReady { get; }

    /// <summary>Whether the resource is being deleted.</summary>
    bool IsDeleting { get; }

    /// <summary>Whether the deletion of the resource failed.</summary>
    bool IsDeleteFailed { get; }
}
