namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>What the peers authenticate with: no stub looks at it.</summary>
internal static class PeerToken
{
    internal const string Value = "an API key of the usual length, as it is";
}
