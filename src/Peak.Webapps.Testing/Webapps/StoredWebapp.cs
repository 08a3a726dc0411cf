namespace Peak.Webapps.Testing;

/// <summary>A webapp that the fake holds, and how far its present status has come.</summary>
internal sealed class StoredWebapp
{
    private readonly FakePeakServiceOptions _options;
    private int _describes;
    private DateTimeOffset _statusSince;

    public StoredWebapp(Webapp details, FakePeakServiceOptions options)
    {
        _options = options;
        Details = details;
        SetStatus(details.Status);
    }

    /// <summary>What describe answers.</summary>
    public Webapp Details { get; private set; }

    /// <summary>Whether it was DELETING and has taken that step.</summary>
    public bool IsGone { get; private set; }

    public bool IsBeingDeleted => Details.Status == WebappStatus.Deleting;

    public void SetStatus(WebappStatus status) => Begin(status, _options.TimeProvider.GetUtcNow());

    /// <summary>Takes other details, changed by the caller.</summary>
    public void Update(Webapp details)
    {
        Details = details;
        Details.UpdatedAt = _options.TimeProvider.GetUtcNow();
        Details.UpdatedBy = _options.User;
    }

    /// <summary>Takes the steps for which time has passed.</summary>
    public void CatchUp()
    {
        while (_options.StepDuration is { } duration
            && HasNextStep
            && _options.TimeProvider.GetUtcNow() - _statusSince >= duration)
        {
            Step(_statusSince + duration);
        }
    }

    /// <summary>Counts an answer of describe, and takes a step when it is due.</summary>
    public void CountDescribe()
    {
        if (_options.StepDuration is null && HasNextStep && ++_describes >= _options.DescribesPerStep)
        {
            Step(_options.TimeProvider.GetUtcNow());
        }
    }

    private bool HasNextStep => !IsGone && (IsBeingDeleted || NextStatus is not null);

    private WebappStatus? NextStatus =>
        Details.Status == WebappStatus.Creating ? WebappStatus.Deploying
        : Details.Status == WebappStatus.Deploying ? WebappStatus.Available
        : (WebappStatus?)null;

    private void Step(DateTimeOffset at)
    {
        if (NextStatus is { } next)
        {
            Begin(next, at);
        }
        else
        {
            IsGone = true;
        }
    }

    private void Begin(WebappStatus status, DateTimeOffset at)
    {
        Details.Status = status;
        _statusSince = at;
        _describes = 0;
    }
}
