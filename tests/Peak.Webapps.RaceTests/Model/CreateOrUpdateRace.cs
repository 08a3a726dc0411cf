using System.Collections.Concurrent;
using System.Globalization;

namespace Peak.Webapps.RaceTests;

/// <summary>Callers that all create or update the webapp with one name, while other callers change it, too.</summary>
internal sealed class CreateOrUpdateRace
{
    internal const string Name = "churn";

    private const int MaxRounds = CreateOrUpdateRun<Webapp, WebappStatus>.MaxRounds;

    private readonly Race _race = new();
    private readonly List<WebappClient> _clients = [];
    // The next caller of a client may run, on another thread, before this one has its result.
    private readonly ConcurrentDictionary<Caller, CreateOrUpdateWebappResult> _results = [];
    private readonly ConcurrentDictionary<Caller, CreateOrUpdateWebappPlan> _plans = [];

    internal CreateOrUpdateRace(CreateOrUpdateSetting setting)
    {
        Service = new(_race)
        {
            DetectsDuplicates = setting.DetectsDuplicates,
            PageSize = setting.PageSize,
            Lag = setting.Lag,
            Fates = setting.Fates,
            IsFateOfCreates = setting.IsFateOfCreates,
        };
        for (var neighbour = 0; neighbour < setting.Neighbours; neighbour++)
        {
            // Names that contain the name, one of them in capitals: a search finds all of them.
            Service.Add(neighbour == 0 ? "CHURN" : string.Create(CultureInfo.InvariantCulture, $"{Name}-{neighbour}"));
        }

        for (var client = 0; client < setting.Clients; client++)
        {
            _clients.Add(Service.CreateClient(setting.Retries));
            AddCallers(_clients[^1], setting);
        }

        _race.AddOthers(setting.Others.Select(other => (Action)(() => Do(other))));
    }

    internal ModelService Service { get; }

    internal IReadOnlyList<Caller> Callers => _race.Callers;

    internal IReadOnlyCollection<CreateOrUpdateWebappResult> Results => [.. _results.Values];

    /// <summary>The existing webapps with the name.</summary>
    internal IReadOnlyList<ModelWebapp> Present => [.. Service.Named(Name).Where(webapp => webapp.Exists)];

    /// <summary>Runs the race to its end, and checks what must hold in every race.</summary>
    internal CreateOrUpdateRace Run(IReadOnlyList<int> schedule)
    {
        _race.Run(schedule);
        Service.Violations.Should().BeEmpty();
        foreach (var caller in Callers)
        {
            caller.HasEnded.Should().BeTrue("caller {0} ends", caller.Index);
            if (_results.TryGetValue(caller, out var result))
            {
                CheckResult(caller, result);
            }
            else if (_plans.TryGetValue(caller, out var plan))
            {
                CheckPlan(caller, plan);
            }
            else
            {
                CheckError(caller);
            }
        }

        _results.Values.Where(result => result.Outcome == CreateOrUpdateOutcome.Created).Select(result => result.Id)
            .Should().OnlyHaveUniqueItems("a webapp is created once");
        return this;
    }

    private void AddCallers(WebappClient client, CreateOrUpdateSetting setting)
    {
        foreach (var mode in setting.Callers)
        {
            var options = new CreateOrUpdateOptions { SkipUnchanged = mode == CreateOrUpdateMode.SkipUnchanged };
            var request = new CreateWebappRequest { Name = Name, Title = $"title {_race.Callers.Count % 3}" };
            Caller caller = null!;
            caller = mode == CreateOrUpdateMode.Plan
                ? _race.Add(queue: null, async token => _plans[caller] = await client.PlanCreateOrUpdateWebappAsync(request, token).ConfigureAwait(false))
                : _race.Add(client, async token => _results[caller] = await client.CreateOrUpdateWebappAsync(request, options, token).ConfigureAwait(false));
        }
    }

    private void Do(OtherCallerAction action)
    {
        switch (action)
        {
            case OtherCallerAction.Creates when Present.Count == 0:
                Service.Add(Name);
                break;
            case OtherCallerAction.Deletes:
                Present.ToList().ForEach(Service.Remove);
                break;
            case OtherCallerAction.BeginsToDelete:
                Present.ToList().ForEach(webapp => webapp.Status = "DELETING");
                break;
            case OtherCallerAction.Updates:
                Present.ToList().ForEach(webapp => webapp.Title = "title of another");
                break;
            case OtherCallerAction.Fails:
                Present.Where(webapp => webapp.Status == "AVAILABLE").ToList().ForEach(webapp => webapp.Status = "CREATE_FAILED");
                break;
            case OtherCallerAction.CreatesANeighbour:
                Service.Add($"another-{Name}", place: 0);
                break;
            case OtherCallerAction.DeletesANeighbour:
                Service.All.Where(webapp => webapp.Exists && webapp.Name != Name).Take(1).ToList().ForEach(Service.Remove);
                break;
            case OtherCallerAction.CancelsACaller:
                Callers.FirstOrDefault(caller => !caller.IsCancelled && !caller.HasEnded)?.Cancel();
                break;
        }
    }

    private void CheckResult(Caller caller, CreateOrUpdateWebappResult result)
    {
        CheckRequests(caller);
        CheckExisted(caller, result.Id);
        switch (result.Outcome)
        {
            case CreateOrUpdateOutcome.Created:
                Service.All.Single(webapp => webapp.Id == result.Id).Creator.Should().Be(caller);
                result.Previous.Should().BeNull();
                break;
            case CreateOrUpdateOutcome.Unchanged:
                CheckUnchanged(result.Previous!, result.Changes);
                break;
            default:
                result.Previous!.Id.Should().Be(result.Id);
                break;
        }
    }

    private void CheckPlan(Caller caller, CreateOrUpdateWebappPlan plan)
    {
        CheckRequests(caller);
        caller.Exchanges.Where(exchange => exchange.IsWrite).Should().BeEmpty("a plan changes nothing");
        if (plan.Existing is { } existing)
        {
            CheckExisted(caller, existing.Id);
        }

        switch (plan.Action)
        {
            case CreateOrUpdateAction.Create:
                plan.Existing.Should().Match<Webapp?>(webapp => webapp == null || webapp.Status == WebappStatus.Deleting);
                break;
            case CreateOrUpdateAction.None:
                CheckUnchanged(plan.Existing!, plan.Changes);
                break;
            default:
                (plan.Changes.Count > 0 || plan.Existing!.Status.IsFailure).Should().BeTrue("an update is planned only if there is something to do");
                break;
        }
    }

    private static void CheckUnchanged(Webapp existing, IReadOnlyList<PropertyChange> changes)
    {
        changes.Should().BeEmpty();
        (existing.Status.IsFailure || existing.Status == WebappStatus.Deleting).Should().BeFalse("nothing to do is only true for a webapp that works");
    }

    private void CheckExisted(Caller caller, string id)
    {
        var webapp = Service.All.Where(webapp => webapp.Id == id).Should().ContainSingle("caller {0} gets the id of a webapp", caller.Index).Subject;
        webapp.Name.Should().Be(Name);
        // A list that lags behind shows what existed a moment ago.
        webapp.ExistedBetween(caller.Started - Service.Lag, caller.Ended).Should().BeTrue("caller {0} gets a webapp that existed during its call", caller.Index);
    }

    private void CheckError(Caller caller)
    {
        CheckRequests(caller);
        switch (caller.Error)
        {
            case CreateOrUpdateException error:
                error.Rounds.Should().BeInRange(error.MayHaveBeenCreated ? 1 : MaxRounds, MaxRounds);
                error.ResourceName.Should().Be(Name);
                if (error.MayHaveBeenCreated)
                {
                    caller.Cuts.Should().BePositive("only a lost response leaves the outcome unknown");
                }
                else
                {
                    // A create whose response was lost may have been found again, but then another caller deleted the webapp.
                    Present.Where(webapp => webapp.Creator == caller && webapp.Status != "DELETING").Should().BeEmpty("nothing that the caller created exists");
                }

                break;
            case PeakConnectionException:
                caller.Cuts.Should().BePositive();
                break;
            case OperationCanceledException:
                caller.IsCancelled.Should().BeTrue();
                break;
            default:
                caller.Error.Should().BeNull("caller {0} ends with a documented exception", caller.Index);
                break;
        }
    }

    // In each round at most every page, a description and a create or an update; requests that were cut are retried.
    private void CheckRequests(Caller caller) =>
        caller.Exchanges.Count.Should().BeLessThanOrEqualTo((MaxRounds * (Service.MostPages + 2)) + caller.Cuts);
}
