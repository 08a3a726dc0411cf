namespace Peak.Webapps.Tests;

/// <summary>A request that reached the stub.</summary>
internal sealed record StubRequest(string Method, string PathAndQuery, string? Body, string? Token, HttpRequestMessage Message)
{
    public override string ToString() => $"{Method} {PathAndQuery}";
}
