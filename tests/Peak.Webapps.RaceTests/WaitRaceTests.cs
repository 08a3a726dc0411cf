using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Waits for webapps with generated timelines, over connections that fail: they end as documented.</summary>
public sealed class WaitRaceTests
{
    /// <summary>How many seconds the old status is ignored.</summary>
    private const int StatusGrace = 5;

    private static readonly string[] Transitional = ["CREATING", "DEPLOYING", "SOMETHING_NEW"];
    private static readonly string[] Ends = ["CREATE_FAILED", "DELETE_FAILED", "", "AVAILABLE"];
    private static readonly string[] Deletable = ["AVAILABLE", "DELETING", "CREATE_FAILED", "CREATING", "SOMETHING_NEW"];
    private static readonly string[] Redeployable = ["AVAILABLE", "CREATE_FAILED"];
    private static readonly int[] ErrorKinds = [WaitRace.Cut, WaitRace.Truncated, 408, 429, 500, 502, 503, 504];

    private static readonly Gen<int[]> Errors = Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, ErrorKinds.Length - 1].Select(error => ErrorKinds[error]))).Array[0, 12];
    private static readonly Gen<int[]> Latencies = Gen.Int[0, 3].Array[0, 30];
    private static readonly Gen<int> Seconds = Gen.Int[0, 40];

    /// <summary>Any transitional statuses, then one that ends the wait.</summary>
    private static readonly Gen<Phase[]> Deployments = Gen.Select(
        Gen.Select(Seconds, Gen.Int[0, Transitional.Length - 1]).Array[0, 4],
        Gen.Frequency((1, Gen.Int[0, 2]), (1, Gen.Const(3))),
        static (way, end) => (Phase[])[
            .. way.Select(phase => new Phase(phase.Item1, Transitional[phase.Item2], UpdatedAt: 10, IsNew: true)),
            new Phase(1, Ends[end], UpdatedAt: 10, IsNew: true)]);

    [Fact]
    public void A_wait_ends_with_the_first_final_status() =>
        Gen.Select(Deployments, Errors, Latencies).Select(Timeline).Explore(timeline =>
        {
            var race = new WaitRace(timeline, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, Options(), null, token)).Run();

            EndsAsNew(race);
        });

    [Fact]
    public void A_created_webapp_may_not_be_visible_for_a_moment() =>
        // Responses take no time here: a late one would show an earlier state.
        Gen.Select(Gen.Int[0, StatusGrace - 1], Deployments, Errors)
            .Select((missing, deployment, errors) => Timeline([new(missing, "", 0, IsNew: false), .. deployment], errors, []))
            .Explore(timeline =>
            {
                var result = new CreateOrUpdateWebappResult { Id = WaitRace.Id, Outcome = CreateOrUpdateOutcome.Created, Redeploys = true };

                var race = new WaitRace(timeline, async (client, token) => await client.WaitUntilAvailableAsync(result, Options(), null, token)).Run();

                EndsAsNew(race, StatusGrace);
            });

    [Fact]
    public void The_AVAILABLE_before_an_update_does_not_end_the_wait() =>
        Gen.Select(Seconds, Deployments, Errors, Latencies)
            .Select((old, deployment, errors, latencies) => Timeline([new(old, "AVAILABLE", UpdatedAt: 3, IsNew: false), .. deployment], errors, latencies))
            .Explore(timeline =>
            {
                var race = new WaitRace(timeline, async (client, token) => await client.WaitUntilAvailableAsync(Redeployed("AVAILABLE"), Options(), null, token)).Run();

                EndsAsNew(race, StatusGrace);
            });

    [Fact]
    public void With_ChangedAfter_the_AVAILABLE_before_an_update_does_not_end_the_wait() =>
        Gen.Select(Seconds, Deployments, Errors, Latencies)
            .Select((old, deployment, errors, latencies) => Timeline([new(old, "AVAILABLE", UpdatedAt: 3, IsNew: false), .. deployment], errors, latencies))
            .Explore(timeline =>
            {
                var options = Options();
                options.ChangedAfter = Phase.Second(3);

                var race = new WaitRace(timeline, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, options, null, token)).Run();

                EndsAsNew(race);
            });

    [Fact]
    public void After_another_status_AVAILABLE_ends_the_wait_for_a_result_whatever_its_updatedAt() =>
        Gen.Select(Seconds, Errors)
            // Deploying for so long that a poll sees it; the service does not change updatedAt.
            .Select((old, errors) => Timeline([new(old, "AVAILABLE", 3, IsNew: false), new(300, "DEPLOYING", 3, IsNew: true), new(1, "AVAILABLE", 3, IsNew: true)], errors, []))
            .Explore(timeline =>
            {
                var race = new WaitRace(timeline, async (client, token) => await client.WaitUntilAvailableAsync(Redeployed("AVAILABLE"), Options(), null, token)).Run();

                EndsAsNew(race, StatusGrace);
            });

    [Fact]
    public void A_redeployment_may_start_a_moment_after_the_update_is_visible() =>
        Gen.Select(Gen.Int[0, 1].Select(status => Redeployable[status]), Gen.Int[0, StatusGrace - 1], Gen.Int[1, 40], Deployments, Errors)
            .Select((status, late, deploying, deployment, errors) => (
                Status: status,
                // Updated, but not yet deploying.
                Phases: (Phase[])[new(late, status, 10, IsNew: false), new(deploying, "DEPLOYING", 10, IsNew: true), .. deployment],
                Errors: errors))
            .Explore(update =>
            {
                var race = new WaitRace(
                    Timeline(update.Phases, update.Errors, []),
                    async (client, token) => await client.WaitUntilAvailableAsync(Redeployed(update.Status), Options(), null, token)).Run();

                EndsAsNew(race, StatusGrace);
            });

    [Fact]
    public void A_wait_for_a_deletion_ends_when_the_webapp_is_deleted_or_the_deletion_failed() =>
        Gen.Select(Gen.Select(Seconds, Gen.Int[0, 4].Select(status => Deletable[status])).Array[0, 4], Gen.Bool, Errors, Latencies)
            .Select((way, isGone, errors, latencies) => Timeline(
                [
                    .. way.Select(phase => new Phase(phase.Item1, phase.Item2, 10, IsNew: true)),
                    new(1, isGone ? "" : "DELETE_FAILED", 10, IsNew: true),
                ],
                errors,
                latencies))
            .Explore(timeline =>
            {
                var race = new WaitRace(timeline, async (client, token) =>
                {
                    await client.WaitUntilDeletedAsync(WaitRace.Id, Options(), null, token);
                    return null;
                }).Run();

                var last = race.Seen[^1].Phase!;
                race.HasEnded.Should().BeTrue();
                race.Seen.SkipLast(1).Where(seen => seen.Phase?.Status is "" or "DELETE_FAILED").Should().BeEmpty("the wait ends with the first of them");
                if (last.Status.Length == 0)
                {
                    race.Error.Should().BeNull();
                }
                else
                {
                    race.Error.Should().BeOfType<WebappFailedException>().Which.Webapp.Status.Should().Be(WebappStatus.DeleteFailed);
                }
            });

    [Fact]
    public void A_wait_ends_at_its_time_limit() =>
        Gen.Select(Gen.Int[60, 600], Gen.Int[0, Transitional.Length - 1], Errors, Latencies)
            .Select((limit, status, errors, latencies) => (Limit: limit, Timeline: Timeline([new(1, Transitional[status], 10, IsNew: true)], errors, latencies)))
            .Explore(wait =>
            {
                var options = Options();
                options.Timeout = TimeSpan.FromSeconds(wait.Limit);

                var race = new WaitRace(wait.Timeline, async (client, token) => await client.WaitUntilAvailableAsync(WaitRace.Id, options, null, token)).Run();

                race.Error.Should().BeOfType<WaitTimeoutException>();
                // The clock moves by delays and latencies: the last one may go beyond the limit.
                race.Took.Should().BeGreaterThanOrEqualTo(options.Timeout).And.BeLessThan(options.Timeout + TimeSpan.FromSeconds(15));
            });

    private static WebappTimeline Timeline(Phase[] phases, int[] errors, int[] latencies) => new() { Phases = phases, Errors = errors, Latencies = latencies };

    private static WaitOptions Options() => new() { MaxPollInterval = TimeSpan.FromSeconds(10) };

    private static CreateOrUpdateWebappResult Redeployed(string previousStatus) => new()
    {
        Id = WaitRace.Id,
        Outcome = CreateOrUpdateOutcome.Updated,
        Redeploys = true,
        Previous = new() { Status = new(previousStatus), UpdatedAt = Phase.Second(3) },
    };

    /// <summary>The wait ends with the first final status or, while that may be the old one, with the first after that time.</summary>
    private static void EndsAsNew(WaitRace race, int ignored = 0)
    {
        race.HasEnded.Should().BeTrue();
        var end = race.Seen.FindIndex(seen => seen.Phase is { IsNew: true } phase && !Transitional.Contains(phase.Status));
        end.Should().BeGreaterThanOrEqualTo(0, "the old state does not end the wait");
        race.Seen.Skip(end).SkipLast(1).Where(seen => seen.Phase is not null && seen.At >= TimeSpan.FromSeconds(ignored))
            .Should().BeEmpty("no poll follows the one that ends the wait");
        var last = race.Seen[^1].Phase!;
        switch (last.Status)
        {
            case "AVAILABLE":
                race.Error.Should().BeNull();
                race.Webapp!.Status.Should().Be(WebappStatus.Available);
                race.Webapp.Title.Should().Be("True", "it is the new state");
                break;
            case "":
                race.Error.Should().BeOfType<NotFoundException>();
                break;
            default:
                race.Error.Should().BeOfType<WebappFailedException>().Which.Webapp.Status.ToString().Should().Be(last.Status);
                break;
        }
    }
}
