namespace Peak.Webapps;

/// <summary>
/// The state of a resource before the change that a wait is for. The service may go on returning it for a moment: until
/// another status was seen, such a response must not end the wait.
/// </summary>
/// <typeparam name="TStatus">The status of the resource.</typeparam>
internal sealed class PreviousState<TStatus>
    where TStatus : struct, IResourceStatus, IEquatable<TStatus>
{
    /// <summary>How long the previous status, or a resource that is missing after its create, may still be returned after a change.</summary>
    internal static readonly TimeSpan StatusDelay = TimeSpan.FromSeconds(5);

    /// <summary>How long an unchanged <c>updatedAt</c> counts as the previous state. After that, the service may not update it at all.</summary>
    internal static readonly TimeSpan UpdatedAtDelay = TimeSpan.FromMinutes(1);

    private bool _changeSeen;

    /// <summary>Ends the previous state: <c>updatedAt</c> is later than this.</summary>
    private DateTimeOffset? UpdatedAt { get; init; }

    private TimeSpan UpdatedAtLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>The statuses that may be the previous one, for a while.</summary>
    private Func<TStatus, bool> IsPreviousStatus { get; init; } = static _ => false;

    private bool WasMissing { get; init; }

    /// <summary>Nothing is known but what the caller says: every response counts, except those that are not newer than a time.</summary>
    internal static PreviousState<TStatus> Unknown(WaitOptions options) => new() { UpdatedAt = options.ChangedAfter };

    /// <summary>There was no such resource: it may still be missing for a moment.</summary>
    internal static PreviousState<TStatus> Missing(WaitOptions options) => new() { UpdatedAt = options.ChangedAfter, WasMissing = true };

    /// <summary>The resource as it was before an update that redeploys it.</summary>
    internal static PreviousState<TStatus> Of(IResource<TStatus> previous, WaitOptions options) => new()
    {
        UpdatedAt = options.ChangedAfter ?? previous.UpdatedAt,
        UpdatedAtLimit = options.ChangedAfter is null ? UpdatedAtDelay : TimeSpan.MaxValue,
        IsPreviousStatus = previous.Status.IsFailure ? status => status.Equals(previous.Status) : static status => status.IsReady,
    };

    /// <summary>Whether a response could still show the previous state.</summary>
    internal bool CouldStillBe(IResource<TStatus> resource, TimeSpan elapsed)
    {
        // A status such as DEPLOYING is part of the change: what follows it is new.
        _changeSeen |= !resource.Status.IsReady && !resource.Status.IsFailure;
        return !_changeSeen
            && ((resource.UpdatedAt <= UpdatedAt && elapsed < UpdatedAtLimit) || (IsPreviousStatus(resource.Status) && elapsed < StatusDelay));
    }

    /// <summary>Whether a resource that is missing could just not be visible yet.</summary>
    internal bool CouldStillBeMissing(TimeSpan elapsed) => WasMissing && !_changeSeen && elapsed < StatusDelay;
}
