namespace Peak.Webapps.RaceTests;

/// <summary>The life of a webapp that is waited for, and what its polls meet.</summary>
internal sealed record Life
{
    internal required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>What becomes of the first polls: 0 is an answer, <see cref="WaitRace.Cut" /> and <see cref="WaitRace.Truncated" /> are none, any other is a status.</summary>
    internal required IReadOnlyList<int> Faults { get; init; }

    /// <summary>How many seconds each poll takes to the service, and back.</summary>
    internal required int[] Latencies { get; init; }

    public override string ToString() =>
        $"phases [{string.Join(", ", Phases)}], faults [{string.Join(", ", Faults)}], latencies [{string.Join(", ", Latencies)}]";
}
