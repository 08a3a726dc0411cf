namespace Peak.Webapps.RaceTests;

/// <summary>What becomes of a request.</summary>
internal enum Fate
{
    /// <summary>It is carried out, and its answer arrives.</summary>
    Answered,

    /// <summary>It is carried out, and the connection is cut before the answer arrives.</summary>
    CutAfter,

    /// <summary>The connection is cut before it is carried out.</summary>
    CutBefore,
}
