namespace Peak.Webapps.RaceTests;

/// <summary>Where a list races, and against whom.</summary>
internal sealed record Listing
{
    internal required PagePrefetch Prefetch { get; init; }

    internal required int Webapps { get; init; }

    internal required int PageSize { get; init; }

    /// <summary>Whether each page tells of one more, there or not.</summary>
    internal bool TellsOfOneMore { get; init; }

    /// <summary>What others do: a number below zero deletes the webapp of that place, any other creates one there.</summary>
    internal required int[] Others { get; init; }

    internal required int[] Schedule { get; init; }

    public override string ToString() =>
        $"{Prefetch}, {Webapps} webapps, pages of {PageSize}, others [{string.Join(", ", Others)}], schedule [{string.Join(", ", Schedule)}]";
}
