namespace Peak.Webapps.Testing;

/// <summary>How a request ends.</summary>
internal enum FakeEnding
{
    /// <summary>With an answer.</summary>
    Answer,

    /// <summary>With a connection that is cut.</summary>
    Cut,

    /// <summary>Not at all, until somebody gives up.</summary>
    Silence,
}
