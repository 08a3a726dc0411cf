using System.Net;
using System.Text;

namespace Peak.Webapps.RaceTests;

/// <summary>A caller that waits for a webapp whose state changes in the meantime.</summary>
internal sealed class WaitRace : HttpMessageHandler
{
    internal const string Id = "id-1";

    /// <summary>A poll whose connection is cut.</summary>
    internal const int Cut = 1;

    /// <summary>A poll whose response is incomplete.</summary>
    internal const int Truncated = 2;

    private readonly Race _race = new();
    private readonly WebappTimeline _timeline;
    private readonly Caller _caller;
    private readonly DateTimeOffset _start;

    internal WaitRace(WebappTimeline timeline, Func<IWebappClient, CancellationToken, Task<Webapp?>> wait)
    {
        _timeline = timeline;
        _start = _race.Clock.GetUtcNow();
        var client = new WebappClient(
            new PeakSession("token", new Uri("https://peak.test/")),
            new()
            {
                Handler = this,
                TimeProvider = _race.Clock,
                Timeout = Timeout.InfiniteTimeSpan,
                AttemptTimeout = Timeout.InfiniteTimeSpan,
                Retry = { MaxRetries = 0, Randomizer = static () => 0.5 },
            });
        _caller = _race.Add(queue: null, async token => Webapp = await wait(client, token).ConfigureAwait(false));
    }

    /// <summary>What the wait returned.</summary>
    internal Webapp? Webapp { get; private set; }

    internal bool HasEnded => _caller.HasEnded;

    internal Exception? Error => _caller.Error;

    /// <summary>What the polls found and when; null for a failed one.</summary>
    internal List<(Phase? Phase, TimeSpan At)> Seen { get; } = [];

    internal TimeSpan Took => _race.Clock.GetUtcNow() - _start;

    internal WaitRace Run()
    {
        _race.Run([]);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new TaskCompletionSource<HttpResponseMessage>();
        PossibleStep next = null!;
        next = _race.Add(_caller, () =>
        {
            Pass(2 * Seen.Count);
            var (phase, outcome) = Receive();
            next = _race.Add(_caller, () =>
            {
                Pass((2 * Seen.Count) + 1);
                if (response.Task.IsCompleted)
                {
                    // The wait timed out in the meantime.
                    return;
                }

                Seen.Add((phase, Took));
                _ = outcome is null ? response.TrySetException(new HttpRequestException("cut")) : response.TrySetResult(outcome);
            });
        });
        await using var cancelling = cancellationToken.UnsafeRegister(
            _ =>
            {
                _race.Remove(next);
                response.TrySetCanceled(cancellationToken);
            },
            null).ConfigureAwait(false);
        return await response.Task.ConfigureAwait(false);
    }

    private void Pass(int leg) =>
        _race.Clock.Move(TimeSpan.FromSeconds(leg < _timeline.Latencies.Length ? _timeline.Latencies[leg] : 0));

    private (Phase? Phase, HttpResponseMessage? Response) Receive()
    {
        var phase = PhaseAt(Took);
        return (Seen.Count < _timeline.Errors.Count ? _timeline.Errors[Seen.Count] : 0) switch
        {
            0 when phase.Status.Length == 0 => (phase, Response(HttpStatusCode.NotFound, """{"message":"There is no such webapp."}""")),
            0 => (phase, Response(HttpStatusCode.OK, ToJson(phase))),
            Cut => (null, null),
            Truncated => (null, Response(HttpStatusCode.OK, "{\"id\":")),
            var status => (null, Response((HttpStatusCode)status, "")),
        };
    }

    private Phase PhaseAt(TimeSpan time)
    {
        var end = TimeSpan.Zero;
        return _timeline.Phases.FirstOrDefault(phase => time < (end += TimeSpan.FromSeconds(phase.Seconds))) ?? _timeline.Phases[^1];
    }

    private static string ToJson(Phase phase) =>
        $$"""{"id":"{{Id}}","name":"one","title":"{{phase.IsNew}}","status":"{{phase.Status}}","updatedAt":"{{Phase.Second(phase.UpdatedAt):O}}","updatedBy":"ada","tags":[]}""";

    private static HttpResponseMessage Response(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
