using System.Net;
using System.Text;

namespace Peak.Webapps.RaceTests;

/// <summary>A caller who waits for a webapp that goes through its life meanwhile.</summary>
internal sealed class WaitRace : HttpMessageHandler
{
    internal const string Id = "id-1";

    /// <summary>A poll whose connection is cut.</summary>
    internal const int Cut = 1;

    /// <summary>A poll whose answer is cut off.</summary>
    internal const int Truncated = 2;

    private readonly Race _race = new();
    private readonly Life _life;
    private readonly Caller _caller;
    private readonly DateTimeOffset _start;

    internal WaitRace(Life life, Func<IWebappClient, CancellationToken, Task<Webapp?>> wait)
    {
        _life = life;
        _start = _race.Clock.GetUtcNow();
        var client = new WebappClient(
            new PeakSession("token", new Uri("https://peak.test/")),
            new() { Handler = this, TimeProvider = _race.Clock, Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan, Retry = { MaxRetries = 0 } });
        _caller = _race.Add(turns: null, async token => Webapp = await wait(client, token).ConfigureAwait(false));
    }

    /// <summary>What the wait gave.</summary>
    internal Webapp? Webapp { get; private set; }

    internal bool HasEnded => _caller.HasEnded;

    internal Exception? Failure => _caller.Failure;

    /// <summary>What the polls were answered with and when; null for one that failed.</summary>
    internal List<(Phase? Phase, TimeSpan At)> Seen { get; } = [];

    internal TimeSpan Took => _race.Clock.GetUtcNow() - _start;

    internal WaitRace Run()
    {
        _race.Run([]);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Occurrence next = null!;
        next = _race.Make(_caller, () =>
        {
            Pass(2 * Seen.Count);
            var (phase, response) = Meet();
            next = _race.Make(_caller, () =>
            {
                Pass((2 * Seen.Count) + 1);
                if (answer.Task.IsCompleted)
                {
                    // The time of the wait ran out on the way.
                    return;
                }

                Seen.Add((phase, Took));
                _ = response is null ? answer.TrySetException(new HttpRequestException("cut")) : answer.TrySetResult(response);
            });
        });
        await using var cancelling = cancellationToken.UnsafeRegister(
            _ =>
            {
                _race.Unmake(next);
                answer.TrySetCanceled(cancellationToken);
            },
            null).ConfigureAwait(false);
        return await answer.Task.ConfigureAwait(false);
    }

    private void Pass(int leg) =>
        _race.Clock.Move(TimeSpan.FromSeconds(leg < _life.Latencies.Length ? _life.Latencies[leg] : 0));

    private (Phase? Phase, HttpResponseMessage? Response) Meet()
    {
        var phase = PhaseAt(Took);
        return (Seen.Count < _life.Faults.Count ? _life.Faults[Seen.Count] : 0) switch
        {
            0 when phase.Status.Length == 0 => (phase, Answer(HttpStatusCode.NotFound, """{"message":"There is no such webapp."}""")),
            0 => (phase, Answer(HttpStatusCode.OK, ToJson(phase))),
            Cut => (null, null),
            Truncated => (null, Answer(HttpStatusCode.OK, "{\"id\":")),
            var status => (null, Answer((HttpStatusCode)status, "")),
        };
    }

    private Phase PhaseAt(TimeSpan time)
    {
        var end = TimeSpan.Zero;
        return _life.Phases.FirstOrDefault(phase => time < (end += TimeSpan.FromSeconds(phase.Seconds))) ?? _life.Phases[^1];
    }

    private static string ToJson(Phase phase) =>
        $$"""{"id":"{{Id}}","name":"one","title":"{{phase.IsNew}}","status":"{{phase.Status}}","updatedAt":"{{Phase.Second(phase.UpdatedAt):O}}","updatedBy":"ada","tags":[]}""";

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
