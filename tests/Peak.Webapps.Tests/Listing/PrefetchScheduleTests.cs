namespace Peak.Webapps.Tests;

/// <summary>
/// A list that requests pages ahead returns the same as one that does not, for any responses in any order, and whenever
/// the caller leaves. Tried with schedules made from seeds, each on a virtual clock; a failed assertion names the seed.
/// </summary>
public sealed class PrefetchScheduleTests
{
    private const int MaxPage = 12;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private enum Outcome
    {
        Ended,
        Failed,
        Left,
        Cancelled,
    }

    [Fact]
    public async Task A_list_that_requests_ahead_equals_one_that_does_not()
    {
        var outcomes = new HashSet<Outcome>();
        for (var seed = 0; seed < FullRun.Share(1000); seed++)
        {
            var sequential = await RunAsync(new Schedule(seed), 0);
            outcomes.Add(sequential.Outcome);
            foreach (var pagesAhead in new[] { 1, 2, 5 })
            {
                var ahead = await RunAsync(new Schedule(seed), pagesAhead);

                ahead.Names.Should().Equal(sequential.Names, "seed {0}, {1}", seed, pagesAhead);
                ahead.Outcome.Should().Be(sequential.Outcome, "seed {0}, {1}", seed, pagesAhead);
                ahead.Took.Should().BeLessThanOrEqualTo(sequential.Took, "seed {0}, {1}", seed, pagesAhead);
            }
        }

        outcomes.Should().BeEquivalentTo([Outcome.Ended, Outcome.Failed, Outcome.Left]);
    }

    [Fact]
    public async Task A_cancelled_list_is_the_beginning_of_the_whole_list()
    {
        var outcomes = new HashSet<Outcome>();
        for (var seed = 0; seed < FullRun.Share(1000); seed++)
        {
            var whole = await RunAsync(new Schedule(seed), 4);
            var cancelAfter = Tick * new Random(seed).Next(0, 30);

            var cancelled = await RunAsync(new Schedule(seed), 4, cancelAfter);

            outcomes.Add(cancelled.Outcome);
            cancelled.Outcome.Should().BeOneOf([whole.Outcome, Outcome.Cancelled], "seed {0}", seed);
            cancelled.Names.Should().Equal(whole.Names.Take(cancelled.Names.Count), "seed {0}", seed);
        }

        outcomes.Should().BeEquivalentTo(Enum.GetValues<Outcome>());
    }

    private static async Task<Result> RunAsync(Schedule schedule, int pagesAhead, TimeSpan? cancelAfter = null)
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource(cancelAfter ?? Timeout.InfiniteTimeSpan, time.Clock);
        var service = new PagedService(async (page, token) =>
        {
            await time.DelayAsync(schedule.Latency(page), token).ConfigureAwait(false);
            return schedule.Response(page);
        });
        var client = service.CreateClient(new() { TimeProvider = time.Clock, Retry = { MaxRetries = 0 } });
        var names = new List<string>();
        var outcome = Outcome.Ended;

        await time.RunAsync(
            async () => outcome = await ListAsync(client.ListWebappsAsync(null, pagesAhead, cancellation.Token), schedule, names, time).ConfigureAwait(false),
            Tick);

        service.UnderWay.Should().Be(0, "seed {0}, {1}", schedule.Seed, pagesAhead);
        service.MostUnderWay.Should().BeLessThanOrEqualTo(Math.Max(1, pagesAhead), "seed {0}, {1}", schedule.Seed, pagesAhead);
        service.Requested.Should().OnlyHaveUniqueItems("seed {0}, {1}", schedule.Seed, pagesAhead);
        return new Result(names, outcome, time.Elapsed);
    }

    private static async Task<Outcome> ListAsync(IAsyncEnumerable<WebappSummary> webapps, Schedule schedule, List<string> names, VirtualTime time)
    {
        try
        {
            await foreach (var webapp in webapps.ConfigureAwait(false))
            {
                names.Add(webapp.Name);
                if (names.Count == schedule.LeaveAfter)
                {
                    return Outcome.Left;
                }

                await time.DelayAsync(schedule.Work(names.Count)).ConfigureAwait(false);
            }

            return Outcome.Ended;
        }
        catch (PeakConnectionException)
        {
            return Outcome.Failed;
        }
        catch (OperationCanceledException)
        {
            return Outcome.Cancelled;
        }
    }

    private sealed record Result(List<string> Names, Outcome Outcome, TimeSpan Took);

    /// <summary>The responses of a service, their latencies, and what the caller does, made from a seed.</summary>
    private sealed class Schedule
    {
        private readonly string?[] _responses;
        private readonly int[] _latencies;
        private readonly int[] _work;

        internal Schedule(int seed)
        {
            var random = new Random(seed);
            Seed = seed;
            var pageCount = random.Next(0, MaxPage);
            // The page count varies, as webapps are created and deleted; a page may fail, or be empty.
            _responses = [.. Enumerable.Range(1, MaxPage).Select(page => random.Next(12) switch
            {
                0 => null,
                1 => StubService.Page(page, pageCount),
                _ => StubService.Page(
                    page,
                    pageCount = Math.Clamp(pageCount + random.Next(-1, 2), -1, MaxPage),
                    [.. Enumerable.Range(0, random.Next(1, 4)).Select(webapp => $"{page}-{webapp}")]),
            })];
            _latencies = [.. Enumerable.Range(0, MaxPage).Select(_ => random.Next(0, 6))];
            _work = [.. Enumerable.Range(0, 3 * MaxPage).Select(_ => random.Next(0, 3))];
            LeaveAfter = random.Next(3) == 0 ? random.Next(1, 10) : null;
        }

        internal int Seed { get; }

        internal int? LeaveAfter { get; }

        internal TimeSpan Latency(int page) => Tick * _latencies[page - 1];

        internal TimeSpan Work(int webapp) => Tick * _work[webapp - 1];

        internal string Response(int page) => _responses[page - 1] ?? throw new HttpRequestException("cut");
    }
}
