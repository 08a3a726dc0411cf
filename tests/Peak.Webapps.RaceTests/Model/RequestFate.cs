namespace Peak.Webapps.RaceTests;

/// <summary>What happens to a request.</summary>
internal enum RequestFate
{
    /// <summary>It is carried out, and its response arrives.</summary>
    Completed,

    /// <summary>It is carried out, and the connection is cut before the response arrives.</summary>
    CutAfter,

    /// <summary>The connection is cut before it is carried out.</summary>
    CutBefore,
}
