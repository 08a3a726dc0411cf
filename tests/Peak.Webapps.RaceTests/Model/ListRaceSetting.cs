namespace Peak.Webapps.RaceTests;

/// <summary>The service of a list race, its caller and the other callers.</summary>
internal sealed record ListRaceSetting
{
    internal required int PagesAhead { get; init; }

    internal required int Webapps { get; init; }

    internal required int PageSize { get; init; }

    /// <summary>Whether each page reports one page more than there are so far.</summary>
    internal bool ReportsOnePageMore { get; init; }

    /// <summary>What other callers do: a number below zero deletes the webapp at that place, any other creates one there.</summary>
    internal required int[] Others { get; init; }

    internal required int[] Schedule { get; init; }

    public override string ToString() =>
        $"{PagesAhead} pages ahead, {Webapps} webapps, pages of {PageSize}, others [{string.Join(", ", Others)}], schedule [{string.Join(", ", Schedule)}]";
}
