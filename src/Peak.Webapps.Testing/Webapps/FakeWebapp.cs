using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>A webapp of the fake and the steps of its status.</summary>
internal sealed class FakeWebapp
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly FakePeakServiceOptions _options;
    private int _describes;
    private DateTimeOffset _statusSince;
    private DateTimeOffset _updatedAt;

    public FakeWebapp(string id, JObject request, WebappStatus status, FakePeakServiceOptions options)
    {
        _options = options;
        _updatedAt = options.TimeProvider.GetUtcNow();
        Id = id;
        Name = (string)request["name"]!;
        Json = new JObject
        {
            ["id"] = id,
            ["name"] = Name,
            ["status"] = status.Value,
            ["createdAt"] = FakeJson.Time(_updatedAt),
            ["createdBy"] = options.User,
            ["updatedAt"] = FakeJson.Time(_updatedAt),
            ["updatedBy"] = options.User,
            ["tags"] = new JArray(),
        }.With(request);
        SetStatus(status);
    }

    public string Id { get; }

    public string Name { get; }

    public WebappStatus Status { get; private set; }

    /// <summary>The webapp as describe returns it.</summary>
    public JObject Json { get; }

    /// <summary>Whether it was DELETING and its deletion has ended.</summary>
    public bool IsGone { get; private set; }

    public bool IsBeingDeleted => Status == WebappStatus.Deleting;

    public void SetStatus(WebappStatus status) => Begin(status, _options.TimeProvider.GetUtcNow());

    /// <summary>Sets properties. <c>updatedAt</c> becomes later even if the clock has not moved.</summary>
    public void Update(JObject changes)
    {
        Json.With(changes);
        var now = _options.TimeProvider.GetUtcNow();
        _updatedAt = now - _updatedAt < Tick ? _updatedAt + Tick : now;
        Json["updatedAt"] = FakeJson.Time(_updatedAt);
        Json["updatedBy"] = _options.User;
    }

    /// <summary>Changes the status as often as <see cref="FakePeakServiceOptions.StepDuration" /> has passed.</summary>
    public void CatchUp()
    {
        while (_options.StepDuration is { } duration
            && HasNextStep
            && _options.TimeProvider.GetUtcNow() - _statusSince >= duration)
        {
            Step(_statusSince + duration);
        }
    }

    /// <summary>Counts a describe, and changes the status when it was described often enough.</summary>
    public void CountDescribe()
    {
        if (_options.StepDuration is null && HasNextStep && ++_describes >= _options.DescribesPerStep)
        {
            Step(_options.TimeProvider.GetUtcNow());
        }
    }

    private bool HasNextStep =>
        !IsGone && (Status == WebappStatus.Creating || Status == WebappStatus.Deploying || IsBeingDeleted);

    private void Step(DateTimeOffset at)
    {
        if (Status == WebappStatus.Creating)
        {
            Begin(WebappStatus.Deploying, at);
        }
        else if (Status == WebappStatus.Deploying)
        {
            Begin(Fails(_options.FailDeployment) ? WebappStatus.CreateFailed : WebappStatus.Available, at);
        }
        else if (Fails(_options.FailDeletion))
        {
            Begin(WebappStatus.DeleteFailed, at);
        }
        else
        {
            IsGone = true;
        }
    }

    private bool Fails(Func<Webapp, bool>? rule) => rule?.Invoke(FakeJson.To<Webapp>(Json)) ?? false;

    private void Begin(WebappStatus status, DateTimeOffset at)
    {
        Status = status;
        Json["status"] = status.Value;
        _statusSince = at;
        _describes = 0;
    }
}
