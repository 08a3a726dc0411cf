namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The token of all peers. The stubs ignore it.</summary>
internal static class PeerToken
{
    internal const string Value = "an API key of the usual length, as it is";
}
