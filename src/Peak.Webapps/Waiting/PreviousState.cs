namespace Peak.Webapps;

/// <summary>
/// The state of a resource before the change that a wait is for. The service may go on returning it for a moment: until
/// a status of the change was seen, such a response must not end the wait.
/// </summary>
/// <typeparam name="TStatus">The status of the resource.</typeparam>
internal sealed class PreviousState<TStatus>
    where TStatus : struct, IResourceStatus, IEquatable<TStatus>
{
    /// <summary>How long the previous status, or a resource that is missing after its create, may still be returned after a change.</summary>
    internal static readonly TimeSpan StatusGrace = TimeSpan.FromSeconds(5);

    /// <summary>How long an unchanged <c>updatedAt</c> counts as the previous state. After that, the service may not update it at all.</summary>
    internal static readonly TimeSpan UpdatedAtGrace = TimeSpan.FromMinutes(1);

    private bool _changeSeen;

    /// <summary>Ends the previous state: <c>updatedAt</c> is later than this.</summary>
    private DateTimeOffset? UpdatedAt { get; init; }

    private TimeSpan UpdatedAtLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>The previous status; <see langword="null" /> if it is unknown or there was no such resource.</summary>
    private TStatus? Status { get; init; }

    /// <summary>The statuses that may be the previous one, for a while.</summary>
    private Func<TStatus, bool> IsPreviousStatus { get; init; } = static _ => false;

    private bool WasMissing { get; init; }

    /// <summary>Only <see cref="WaitOptions.ChangedAfter" /> is known. A response counts if it is newer, or if <see cref="WaitOptions.ChangedAfter" /> is not set.</summary>
    internal static PreviousState<TStatus> Unknown(WaitOptions options) => new() { UpdatedAt = options.ChangedAfter };

    /// <summary>There was no such resource: it may still be missing for a moment.</summary>
    internal static PreviousState<TStatus> Missing(WaitOptions options) => new() { UpdatedAt = options.ChangedAfter, WasMissing = true };

    /// <summary>The resource as it was before an update that redeploys it. It is copied: the caller may change it later.</summary>
    internal static PreviousState<TStatus> Of(IResource<TStatus> previous, WaitOptions options)
    {
        var status = previous.Status;
        return new()
        {
            Status = status,
            UpdatedAt = options.ChangedAfter ?? previous.UpdatedAt,
            UpdatedAtLimit = options.ChangedAfter is null ? UpdatedAtGrace : TimeSpan.MaxValue,
            IsPreviousStatus = status.IsFailure ? other => other.Equals(status) : static other => other.IsReady,
        };
    }

    /// <summary>Whether a response could still show the previous state.</summary>
    internal bool CouldStillBe(IResource<TStatus> resource, TimeSpan elapsed)
    {
        _changeSeen |= ProvesChange(resource);
        return !_changeSeen
            && ((resource.UpdatedAt <= UpdatedAt && elapsed < UpdatedAtLimit) || (IsPreviousStatus(resource.Status) && elapsed < StatusGrace));
    }

    /// <summary>Whether a resource that is missing could just not be visible yet.</summary>
    internal bool CouldStillBeMissing(TimeSpan elapsed) => WasMissing && !_changeSeen && elapsed < StatusGrace;

    /// <summary>Whether the status is part of the change, so that what follows it is new: a status such as DEPLOYING, unless it may be the previous one.</summary>
    private bool ProvesChange(IResource<TStatus> resource) =>
        !resource.Status.IsReady
        && !resource.Status.IsFailure
        && (UpdatedAt is null || resource.UpdatedAt > UpdatedAt || (Status is { } previous && !resource.Status.Equals(previous)));
}
