using System.Net;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>What a stub answers: always the same bytes.</summary>
internal sealed record Answer(HttpStatusCode Status, string ContentType, byte[] Body)
{
    private const string Json = "application/json; charset=utf-8";

    internal static Answer Ok(byte[] json) => new(HttpStatusCode.OK, Json, json);

    internal static Answer Failure(HttpStatusCode status, byte[] json) => new(status, Json, json);

    internal static Answer Page(HttpStatusCode status, byte[] html) => new(status, "text/html", html);
}
