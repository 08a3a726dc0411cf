using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

/// <summary>A stub whose clients retry on a clock of the test's, with seeded jitter; it remembers when each request came.</summary>
internal sealed class RetriedService
{
    /// <summary>How far the clock goes at once.</summary>
    internal static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly List<DateTimeOffset> _sent = [];

    internal RetriedService()
    {
        Clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Options = new() { TimeProvider = Clock, Retry = { Randomizer = new Random(4711).NextDouble } };
    }

    internal StubService Stub { get; } = new();

    internal FakeTimeProvider Clock { get; }

    internal WebappClientOptions Options { get; }

    /// <summary>The time between each request and the one before it.</summary>
    internal IReadOnlyList<TimeSpan> Delays => [.. _sent.Zip(_sent.Skip(1), (before, after) => after - before)];

    internal WebappClient CreateClient()
    {
        Options.Handler = new TimedHandler(this);
        return new(Stub.Session, Options);
    }

    /// <summary>Lets the clock run until the call ends.</summary>
    internal async Task<T> RunAsync<T>(Func<WebappClient, Task<T>> call)
    {
        // Without a context, what the clock sets off has run when the clock stands again.
        SynchronizationContext.SetSynchronizationContext(null);
        var running = call(CreateClient());
        for (var step = 0; !running.IsCompleted; step++)
        {
            step.Should().BeLessThan(100_000, "the call is to end");
            Clock.Advance(Step);
            await Task.Yield();
        }

        return await running;
    }

    private sealed class TimedHandler(RetriedService service) : DelegatingHandler(service.Stub)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            service._sent.Add(service.Clock.GetUtcNow());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
