using System.Net;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.AllocationTests;

/// <summary>
/// Budgets for the bytes that a call allocates, as ratios to the bytes of the baseline of the benchmarks. Unlike times,
/// bytes are the same on every machine. Lower a budget when the client gets better; do not raise it.
/// </summary>
public sealed class AllocationTests
{
    private static readonly Uri Address = new("https://service.peak.ai/");

    private static readonly StubResponse NotFound = new(HttpStatusCode.NotFound, Payloads.NotFound);

    private static readonly IReadOnlyDictionary<string, Budget> Budgets = new Dictionary<string, Budget>
    {
        ["describe"] = new(1.27, StubService.Succeeding, static peer => peer.DescribeAsync()),
        ["list of 100"] = new(1.07, StubService.Succeeding, static peer => peer.ListAsync()),
        ["list of 100, all tags read"] = new(1.84, StubService.Succeeding, static peer => peer.ListTagsAsync()),
        ["create"] = new(1.51, StubService.Succeeding, static peer => peer.CreateAsync()),
        ["describe, 404 response"] = new(2.36, static () => StubService.Failing(NotFound), static peer => IgnoreErrorAsync(peer.DescribeAsync())),
    };

    public static TheoryData<string> Names => [.. Budgets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_allocates_no_more_than_its_budget(string name)
    {
        var (ratio, handler, call) = Budgets[name];
        var baseline = BytesPerCall(new BaselinePeer(Address, handler()), call);
        var bytes = BytesPerCall(new PeakPeer(Address, handler()), call);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {bytes} bytes, baseline {baseline} bytes, {(double)bytes / baseline:0.000}");
        ((double)bytes / baseline).Should().BeLessThanOrEqualTo(ratio, "the call allocates {0} bytes and the baseline {1}", bytes, baseline);
    }

    private static async Task IgnoreErrorAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception) when (exception is NotFoundException or HttpRequestException)
        {
            return;
        }

        throw new InvalidOperationException("Expected an exception.");
    }

    /// <summary>The minimum of many calls: now and then the runtime allocates something of its own.</summary>
    private static long BytesPerCall(IPeer peer, Func<IPeer, Task> call)
    {
        var least = long.MaxValue;
        for (var turn = 0; turn < 200; turn++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var task = call(peer);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            // Only this thread is measured.
            task.IsCompletedSuccessfully.Should().BeTrue("the stub responds synchronously");
            least = Math.Min(least, bytes);
        }

        return least;
    }

    /// <param name="Ratio">The limit.</param>
    /// <param name="Handler">Creates the stub that responds.</param>
    /// <param name="Call">The call.</param>
    private sealed record Budget(double Ratio, Func<HttpMessageHandler> Handler, Func<IPeer, Task> Call);
}
