using System.Net;
using Peak.Webapps.Benchmarks.Floor;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.AllocationTests;

/// <summary>
/// What a call allocates is the same on every machine, unlike its time: so a test can keep it. The measure is the floor
/// of the benchmarks, hand-written HttpClient with System.Text.Json source generation.
/// </summary>
public sealed class AllocationTests
{
    private static readonly Uri Address = new("https://service.peak.ai/");

    private static readonly IReadOnlyDictionary<string, (Func<IPeer, Task> Call, double Budget)> Calls =
        new Dictionary<string, (Func<IPeer, Task>, double)>
        {
            // The budgets, as ratios of the bytes to the floor's: to be lowered when the client gets better, and not raised.
            ["describe"] = (static peer => peer.DescribeAsync(), 1.09),
            ["list of 100"] = (static peer => peer.ListAsync(), 0.73),
            ["create"] = (static peer => peer.CreateAsync(), 1.44),
        };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_keeps_to_its_budget_of_allocations(string name)
    {
        var (call, budget) = Calls[name];
        var floor = BytesPerCall(new FloorPeer(Address, StubService.Succeeding()), call);
        var ours = BytesPerCall(new ShippedPeer(Address, StubService.Succeeding()), call);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {ours} of {floor} bytes, {(double)ours / floor:0.000}");
        ((double)ours / floor).Should().BeLessThanOrEqualTo(budget, "{0} allocates {1} bytes where the floor allocates {2}", name, ours, floor);
    }

    [Fact]
    public void A_failure_keeps_to_its_budget_of_allocations()
    {
        var failure = Answer.Failure(HttpStatusCode.NotFound, Payloads.NotFound);
        var floor = BytesPerCall(new FloorPeer(Address, StubService.Failing(failure)), DescribeInVainAsync);
        var ours = BytesPerCall(new ShippedPeer(Address, StubService.Failing(failure)), DescribeInVainAsync);

        TestContext.Current.TestOutputHelper?.WriteLine($"404: {ours} of {floor} bytes, {(double)ours / floor:0.000}");
        ((double)ours / floor).Should().BeLessThanOrEqualTo(1.8, "a failure allocates {0} bytes where the floor allocates {1}", ours, floor);
    }

    private static async Task DescribeInVainAsync(IPeer peer)
    {
        try
        {
            await peer.DescribeAsync();
        }
        catch (Exception exception) when (exception is NotFoundException or FloorException)
        {
            return;
        }

        throw new InvalidOperationException("A failure was to be expected.");
    }

    /// <summary>The least of many calls: what the runtime allocates for itself now and then is not the call's.</summary>
    private static long BytesPerCall(IPeer peer, Func<IPeer, Task> call)
    {
        var least = long.MaxValue;
        for (var turn = 0; turn < 200; turn++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var task = call(peer);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            // Only what is done on this thread is counted.
            task.IsCompletedSuccessfully.Should().BeTrue("the stub answers at once");
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
