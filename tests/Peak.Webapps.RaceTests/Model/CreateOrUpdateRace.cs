using System.Collections.Concurrent;
using System.Globalization;

namespace Peak.Webapps.RaceTests;

/// <summary>Callers who all create or update the webapp of one name, and others who are in their way.</summary>
internal sealed class CreateOrUpdateRace
{
    internal const string Name = "churn";

    private readonly Race _race = new();
    private readonly List<WebappClient> _clients = [];
    // The next caller of a client may be under way, on another thread, before this one has its result.
    private readonly ConcurrentDictionary<Caller, CreateOrUpdateWebappResult> _results = [];

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
            // Names that contain the name, one of them in capitals: a search finds them all.
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

    /// <summary>The webapps of the name that are there.</summary>
    internal IReadOnlyList<ModelWebapp> Present => [.. Service.Named(Name).Where(webapp => webapp.IsThere)];

    /// <summary>Runs it to its end, and sees to what holds whatever happens.</summary>
    internal CreateOrUpdateRace Run(IReadOnlyList<int> schedule)
    {
        _race.Run(schedule);
        Service.Violations.Should().BeEmpty();
        _clients.Where(client => client.BusyNames > 0).Should().BeEmpty("whoever ends lets go of the name");
        foreach (var caller in Callers)
        {
            caller.HasEnded.Should().BeTrue("caller {0} ends", caller.Index);
            if (_results.TryGetValue(caller, out var result))
            {
                CheckResult(caller, result);
            }
            else
            {
                CheckFailure(caller);
            }
        }

        _results.Values.Where(result => result is { IsPlan: false, Outcome: CreateOrUpdateOutcome.Created }).Select(result => result.Id)
            .Should().OnlyHaveUniqueItems("a webapp is created once");
        return this;
    }

    private void AddCallers(WebappClient client, CreateOrUpdateSetting setting)
    {
        foreach (var way in setting.Callers)
        {
            var options = new CreateOrUpdateOptions { PlanOnly = way == Way.Plan, SkipUnchanged = way == Way.SkipUnchanged };
            var request = new CreateWebappRequest { Name = Name, Title = $"title {_race.Callers.Count % 3}" };
            Caller caller = null!;
            caller = _race.Add(way == Way.Plan ? null : client, async token =>
                _results[caller] = await client.CreateOrUpdateWebappAsync(request, options, token).ConfigureAwait(false));
        }
    }

    private void Do(Other other)
    {
        switch (other)
        {
            case Other.Creates when Present.Count == 0:
                Service.Add(Name);
                break;
            case Other.Deletes:
                Present.ToList().ForEach(Service.Remove);
                break;
            case Other.BeginsToDelete:
                Present.ToList().ForEach(webapp => webapp.Status = "DELETING");
                break;
            case Other.Updates:
                Present.ToList().ForEach(webapp => webapp.Title = "title of another");
                break;
            case Other.CreatesANeighbour:
                Service.Add($"another-{Name}", place: 0);
                break;
            case Other.DeletesANeighbour:
                Service.All.Where(webapp => webapp.IsThere && webapp.Name != Name).Take(1).ToList().ForEach(Service.Remove);
                break;
            case Other.CancelsACaller:
                Callers.FirstOrDefault(caller => !caller.IsCancelled && !caller.HasEnded)?.Cancel();
                break;
        }
    }

    private void CheckResult(Caller caller, CreateOrUpdateWebappResult result)
    {
        CheckRequests(caller, result.IsPlan);
        if (result is { IsPlan: true, Outcome: CreateOrUpdateOutcome.Created })
        {
            result.Id.Should().BeEmpty("a plan creates nothing");
            return;
        }

        var webapp = Service.All.Where(webapp => webapp.Id == result.Id).Should().ContainSingle("caller {0} gets the id of a webapp", caller.Index).Subject;
        webapp.Name.Should().Be(Name);
        // What a list that lags behind shows was there a moment ago.
        webapp.WasThereBetween(caller.Started - Service.Lag, caller.Ended).Should().BeTrue("caller {0} gets what was there during its call", caller.Index);
        if (result.Outcome == CreateOrUpdateOutcome.Created)
        {
            webapp.Creator.Should().Be(caller);
        }
    }

    private void CheckFailure(Caller caller)
    {
        CheckRequests(caller, isPlan: false);
        switch (caller.Failure)
        {
            case CreateOrUpdateException failure:
                failure.Rounds.Should().BeInRange(failure.MayHaveBeenCreated ? 1 : CreateOrUpdateCall.MaxRounds, CreateOrUpdateCall.MaxRounds);
                failure.WebappName.Should().Be(Name);
                if (failure.MayHaveBeenCreated)
                {
                    caller.Cuts.Should().BePositive("only a lost answer leaves a doubt");
                }
                else
                {
                    // A lost create may have been found again, but only to be deleted by another.
                    Present.Where(webapp => webapp.Creator == caller && webapp.Status != "DELETING").Should().BeEmpty("who says so created nothing that is left");
                }

                break;
            case PeakConnectionException:
                caller.Cuts.Should().BePositive();
                break;
            case OperationCanceledException:
                caller.IsCancelled.Should().BeTrue();
                break;
            default:
                caller.Failure.Should().BeNull("caller {0} ends with a documented exception", caller.Index);
                break;
        }
    }

    private void CheckRequests(Caller caller, bool isPlan)
    {
        // In each round every page at most, a description and one step; what was cut is retried.
        caller.Exchanges.Count.Should().BeLessThanOrEqualTo((CreateOrUpdateCall.MaxRounds * (Service.MostPages + 2)) + caller.Cuts);
        if (isPlan)
        {
            caller.Exchanges.Where(exchange => exchange.IsWrite).Should().BeEmpty("a plan sends look-ups and no more");
        }
    }
}
