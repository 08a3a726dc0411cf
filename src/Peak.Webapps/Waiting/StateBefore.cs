namespace Peak.Webapps;

/// <summary>
/// What a webapp was before the change that is waited for. The service may go on answering it for a moment: then it
/// tells nothing of the change, until another status was seen.
/// </summary>
internal sealed class StateBefore
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(5);

    /// <summary>How long a time that does not move is taken for that of the state from before, unless the caller says so.</summary>
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset? _updatedAt;
    private readonly TimeSpan _doubt;
    private readonly WebappStatus? _status;
    private readonly TimeSpan _grace;
    private readonly bool _wasMissing;
    private bool _isOver;

    private StateBefore(DateTimeOffset? updatedAt, WebappStatus? status, TimeSpan grace, TimeSpan? doubt = null, bool wasMissing = false)
    {
        _updatedAt = updatedAt;
        _doubt = doubt ?? TimeSpan.MaxValue;
        _status = status;
        _grace = grace;
        _wasMissing = wasMissing;
    }

    /// <summary>All that is known is what the caller says, and what state would end the wait.</summary>
    internal static StateBefore Of(WaitOptions options, WebappStatus status) =>
        new(options.ChangedAfter, status, options.Grace ?? TimeSpan.Zero);

    /// <summary>What a result of create-or-update knows; what the caller says goes before it.</summary>
    internal static StateBefore Of(WaitOptions options, CreateOrUpdateWebappResult result)
    {
        if (result.Outcome == CreateOrUpdateOutcome.Created)
        {
            return new(options.ChangedAfter, status: null, options.Grace ?? DefaultGrace, wasMissing: true);
        }

        return result.Redeploys == false
            ? Of(options, WebappStatus.Available)
            : new(
                options.ChangedAfter ?? (result.Redeploys == true ? result.PreviousUpdatedAt : null),
                result.PreviousStatus is { IsFailure: true } failure ? failure : WebappStatus.Available,
                options.Grace ?? DefaultGrace,
                options.ChangedAfter is null ? LongestDoubt : null);
    }

    /// <summary>Whether an answer may still be the state from before.</summary>
    internal bool MayBe(Webapp webapp, TimeSpan waited)
    {
        _isOver |= IsAnother(webapp);
        return !_isOver && ((webapp.UpdatedAt <= _updatedAt && waited < _doubt) || (webapp.Status == _status && waited < _grace));
    }

    /// <summary>Whether it may be that the webapp is only not shown yet.</summary>
    internal bool MayBeMissing(TimeSpan waited) => _wasMissing && !_isOver && waited < _grace;

    /// <summary>A status on the way, such as DEPLOYING: what comes after it is new.</summary>
    private static bool IsAnother(Webapp webapp) => webapp.Status != WebappStatus.Available && !webapp.Status.IsFailure;
}
