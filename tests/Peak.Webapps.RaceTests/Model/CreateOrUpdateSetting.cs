namespace Peak.Webapps.RaceTests;

/// <summary>Where create-or-update races, and against whom.</summary>
internal sealed record CreateOrUpdateSetting
{
    internal required int Clients { get; init; }

    /// <summary>The callers of each client.</summary>
    internal required IReadOnlyList<Way> Callers { get; init; }

    internal bool DetectsDuplicates { get; init; } = true;

    /// <summary>How many webapps have a name that contains the name, or is the name in capitals.</summary>
    internal int Neighbours { get; init; }

    internal int PageSize { get; init; } = 100;

    /// <summary>How many steps the list lags behind.</summary>
    internal int Lag { get; init; }

    internal int Retries { get; init; }

    internal IReadOnlyList<Fate> Fates { get; init; } = [];

    /// <summary>Whether only creates meet their fates.</summary>
    internal bool IsFateOfCreates { get; init; }

    internal IReadOnlyList<Other> Others { get; init; } = [];

    internal int[] Schedule { get; init; } = [];

    public override string ToString() =>
        $"{Clients} clients of [{string.Join(", ", Callers)}], detects {DetectsDuplicates}, {Neighbours} neighbours, pages of {PageSize}, lag {Lag}, "
        + $"{Retries} retries, fates [{string.Join(", ", Fates)}], others [{string.Join(", ", Others)}], schedule [{string.Join(", ", Schedule)}]";
}
