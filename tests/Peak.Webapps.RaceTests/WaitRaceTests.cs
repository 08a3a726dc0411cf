using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Waits for webapps whose lives are generated, over connections that fail: they end as documented.</summary>
public sealed class WaitRaceTests
{
    private const int Grace = 5;

    private static readonly string[] OnTheWay = ["CREATING", "DEPLOYING", "SOMETHING_NEW"];
    private static readonly string[] Ends = ["CREATE_FAILED", "DELETE_FAILED", "", "AVAILABLE"];
    private static readonly string[] Deletable = ["AVAILABLE", "DELETING", "CREATE_FAILED", "CREATING", "SOMETHING_NEW"];
    private static readonly string[] Redeployable = ["AVAILABLE", "CREATE_FAILED"];
    private static readonly int[] FaultKinds = [WaitRace.Cut, WaitRace.Truncated, 408, 429, 500, 502, 503, 504];

    private static readonly Gen<int[]> Faults = Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, FaultKinds.Length - 1].Select(fault => FaultKinds[fault]))).Array[0, 12];
    private static readonly Gen<int[]> Latencies = Gen.Int[0, 3].Array[0, 30];
    private static readonly Gen<int> Seconds = Gen.Int[0, 40];

    /// <summary>Any statuses on the way and then one that ends it.</summary>
    private static readonly Gen<Phase[]> Deployments = Gen.Select(
        Gen.Select(Seconds, Gen.Int[0, OnTheWay.Length - 1]).Array[0, 4],
        Gen.Frequency((1, Gen.Int[0, 2]), (1, Gen.Const(3))),
        static (way, end) => (Phase[])[
            .. way.Select(phase => new Phase(phase.Item1, OnTheWay[phase.Item2], UpdatedAt: 10, IsNew: true)),
            new Phase(1, Ends[end], UpdatedAt: 10, IsNew: true)]);

    [Fact]
    public void A_wait_ends_with_the_first_answer_that_ends_it() =>
        Gen.Select(Deployments, Faults, Latencies).Select(ToLife).Explore(life =>
        {
            var race = new WaitRace(life, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, Options(), null, token)).Run();

            EndsAsNew(race);
        });

    [Fact]
    public void A_wait_for_a_webapp_just_created_gives_the_service_time_to_show_it() =>
        // The answers take no time here: one that is late says nothing of what is.
        Gen.Select(Gen.Int[0, Grace - 1], Deployments, Faults)
            .Select((missing, deployment, faults) => ToLife([new(missing, "", 0, IsNew: false), .. deployment], faults, []))
            .Explore(life =>
            {
                var result = new CreateOrUpdateWebappResult { Id = WaitRace.Id, Outcome = CreateOrUpdateOutcome.Created, Changes = [] };

                var race = new WaitRace(life, async (client, token) => await client.WaitUntilAvailableAsync(result, Options(), null, token)).Run();

                EndsAsNew(race, Grace);
            });

    [Fact]
    public void The_AVAILABLE_from_before_an_update_is_not_taken_for_the_new_one() =>
        Gen.Select(Seconds, Deployments, Faults, Latencies)
            .Select((old, deployment, faults, latencies) => ToLife([new(old, "AVAILABLE", UpdatedAt: 3, IsNew: false), .. deployment], faults, latencies))
            .Explore(life =>
            {
                var race = new WaitRace(life, async (client, token) => await client.WaitUntilAvailableAsync(Redeployed("AVAILABLE"), Options(), null, token)).Run();

                EndsAsNew(race, Grace);
            });

    [Fact]
    public void By_ChangedAfter_the_AVAILABLE_from_before_an_update_is_not_taken_for_the_new_one() =>
        Gen.Select(Seconds, Deployments, Faults, Latencies)
            .Select((old, deployment, faults, latencies) => ToLife([new(old, "AVAILABLE", UpdatedAt: 3, IsNew: false), .. deployment], faults, latencies))
            .Explore(life =>
            {
                var options = Options();
                options.ChangedAfter = Phase.Second(3);

                var race = new WaitRace(life, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, options, null, token)).Run();

                EndsAsNew(race);
            });

    [Fact]
    public void After_another_status_an_AVAILABLE_is_the_new_one_whenever_it_was_updated() =>
        Gen.Select(Gen.Bool, Seconds, Faults)
            .Select((isByResult, old, faults) => (
                IsByResult: isByResult,
                // Deployed for so long that a poll sees it; the service leaves updatedAt as it was.
                Life: ToLife([new(old, "AVAILABLE", 3, IsNew: false), new(300, "DEPLOYING", 3, IsNew: true), new(1, "AVAILABLE", 3, IsNew: true)], faults, [])))
            .Explore(update =>
            {
                var options = Options();
                options.ChangedAfter = update.IsByResult ? null : Phase.Second(3);

                var race = new WaitRace(
                    update.Life,
                    async (client, token) => update.IsByResult
                        ? await client.WaitUntilAvailableAsync(Redeployed("AVAILABLE"), options, null, token)
                        : await client.WaitUntilAvailableAsync(WaitRace.Id, options, null, token)).Run();

                EndsAsNew(race, Grace);
            });

    [Fact]
    public void A_redeployment_may_begin_a_moment_after_the_update_shows() =>
        Gen.Select(Gen.Int[0, 1].Select(status => Redeployable[status]), Gen.Int[0, Grace - 1], Gen.Int[1, 40], Deployments, Faults)
            .Select((status, late, deploying, deployment, faults) => (
                Status: status,
                // Updated already, but not yet on its way.
                Phases: (Phase[])[new(late, status, 10, IsNew: false), new(deploying, "DEPLOYING", 10, IsNew: true), .. deployment],
                Faults: faults))
            .Explore(update =>
            {
                var race = new WaitRace(
                    ToLife(update.Phases, update.Faults, []),
                    async (client, token) => await client.WaitUntilAvailableAsync(Redeployed(update.Status), Options(), null, token)).Run();

                EndsAsNew(race, Grace);
            });

    [Fact]
    public void A_wait_for_a_deletion_ends_when_the_webapp_is_gone_or_could_not_be_deleted() =>
        Gen.Select(Gen.Select(Seconds, Gen.Int[0, 4].Select(status => Deletable[status])).Array[0, 4], Gen.Bool, Faults, Latencies)
            .Select((way, isGone, faults, latencies) => ToLife(
                [
                    .. way.Select(phase => new Phase(phase.Item1, phase.Item2, 10, IsNew: true)),
                    new(1, isGone ? "" : "DELETE_FAILED", 10, IsNew: true),
                ],
                faults,
                latencies))
            .Explore(life =>
            {
                var race = new WaitRace(life, async (client, token) =>
                {
                    await client.WaitUntilDeletedAsync(WaitRace.Id, Options(), null, token);
                    return null;
                }).Run();

                var last = race.Seen[^1].Phase!;
                race.HasEnded.Should().BeTrue();
                race.Seen.SkipLast(1).Where(seen => seen.Phase?.Status is "" or "DELETE_FAILED").Should().BeEmpty("it ends with the first of them");
                if (last.Status.Length == 0)
                {
                    race.Failure.Should().BeNull();
                }
                else
                {
                    race.Failure.Should().BeOfType<WebappFailedException>().Which.Webapp.Status.Should().Be(WebappStatus.DeleteFailed);
                }
            });

    [Fact]
    public void A_wait_takes_no_longer_than_it_may() =>
        Gen.Select(Gen.Int[60, 600], Gen.Int[0, OnTheWay.Length - 1], Faults, Latencies)
            .Select((limit, status, faults, latencies) => (Limit: limit, Life: ToLife([new(1, OnTheWay[status], 10, IsNew: true)], faults, latencies)))
            .Explore(wait =>
            {
                var options = Options();
                options.Timeout = TimeSpan.FromSeconds(wait.Limit);

                var race = new WaitRace(wait.Life, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, options, null, token)).Run();

                race.Failure.Should().BeOfType<PeakTimeoutException>();
                // The clock of the race moves by delays and latencies: the last of them may overshoot.
                race.Took.Should().BeGreaterThanOrEqualTo(options.Timeout).And.BeLessThan(options.Timeout + TimeSpan.FromSeconds(15));
            });

    private static Life ToLife(Phase[] phases, int[] faults, int[] latencies) => new() { Phases = phases, Faults = faults, Latencies = latencies };

    private static WaitOptions Options() => new() { MaxPollInterval = TimeSpan.FromSeconds(10), Random = static () => 0.5 };

    private static CreateOrUpdateWebappResult Redeployed(string previousStatus) => new()
    {
        Id = WaitRace.Id,
        Outcome = CreateOrUpdateOutcome.Updated,
        Changes = [new() { JsonPath = "imageDetails.versionId", PropertyPath = "ImageDetails.VersionId", NewValue = 8, Redeploys = true }],
        PreviousStatus = new WebappStatus(previousStatus),
        PreviousUpdatedAt = Phase.Second(3),
    };

    /// <summary>It ends with the first answer that ends it or, while that may be from before, with the first after that time.</summary>
    private static void EndsAsNew(WaitRace race, int grace = 0)
    {
        race.HasEnded.Should().BeTrue();
        var end = race.Seen.FindIndex(seen => seen.Phase is { IsNew: true } phase && !OnTheWay.Contains(phase.Status));
        end.Should().BeGreaterThanOrEqualTo(0, "what is from before ends no wait");
        race.Seen.Skip(end).SkipLast(1).Where(seen => seen.Phase is not null && seen.At >= TimeSpan.FromSeconds(grace))
            .Should().BeEmpty("the first answer that ends it is the last that is asked for");
        var last = race.Seen[^1].Phase!;
        switch (last.Status)
        {
            case "AVAILABLE":
                race.Failure.Should().BeNull();
                race.Webapp!.Status.Should().Be(WebappStatus.Available);
                race.Webapp.Title.Should().Be("True", "it is the new one");
                break;
            case "":
                race.Failure.Should().BeOfType<NotFoundException>();
                break;
            default:
                race.Failure.Should().BeOfType<WebappFailedException>().Which.Webapp.Status.ToString().Should().Be(last.Status);
                break;
        }
    }
}
