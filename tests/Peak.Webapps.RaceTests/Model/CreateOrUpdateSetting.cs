namespace Peak.Webapps.RaceTests;

/// <summary>The clients, the callers and the service of a create-or-update race.</summary>
internal sealed record CreateOrUpdateSetting
{
    internal required int Clients { get; init; }

    /// <summary>The callers of each client.</summary>
    internal required IReadOnlyList<CreateOrUpdateMode> Callers { get; init; }

    internal bool DetectsDuplicates { get; init; } = true;

    /// <summary>The number of webapps whose name contains the name, or is the name in capitals.</summary>
    internal int Neighbours { get; init; }

    internal int PageSize { get; init; } = 100;

    /// <summary>The number of steps that the list lags behind.</summary>
    internal int Lag { get; init; }

    internal int Retries { get; init; }

    internal IReadOnlyList<RequestFate> Fates { get; init; } = [];

    /// <summary>Whether the fates apply to creates only.</summary>
    internal bool IsFateOfCreates { get; init; }

    internal IReadOnlyList<OtherCallerAction> Others { get; init; } = [];

    internal int[] Schedule { get; init; } = [];

    public override string ToString() =>
        $"{Clients} clients of [{string.Join(", ", Callers)}], detects {DetectsDuplicates}, {Neighbours} neighbours, pages of {PageSize}, lag {Lag}, "
        + $"{Retries} retries, fates [{string.Join(", ", Fates)}], others [{string.Join(", ", Others)}], schedule [{string.Join(", ", Schedule)}]";
}
