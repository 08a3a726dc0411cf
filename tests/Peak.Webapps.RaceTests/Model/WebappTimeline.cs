namespace Peak.Webapps.RaceTests;

/// <summary>The states of a webapp over time, and the errors of the polls of a wait.</summary>
internal sealed record WebappTimeline
{
    internal required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The errors of the first polls: 0 is none, <see cref="WaitRace.Cut" /> and <see cref="WaitRace.Truncated" /> are broken responses, any other is a status code.</summary>
    internal required IReadOnlyList<int> Errors { get; init; }

    /// <summary>The seconds that each poll takes to the service, and back.</summary>
    internal required int[] Latencies { get; init; }

    public override string ToString() =>
        $"phases [{string.Join(", ", Phases)}], errors [{string.Join(", ", Errors)}], latencies [{string.Join(", ", Latencies)}]";
}
