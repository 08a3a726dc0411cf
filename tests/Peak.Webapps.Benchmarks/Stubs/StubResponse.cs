using System.Globalization;
using System.Net;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>A response that always has the same bytes.</summary>
internal sealed record StubResponse(HttpStatusCode Status, byte[] Body)
{
    internal string Length { get; } = Body.Length.ToString(CultureInfo.InvariantCulture);

    internal static StubResponse Ok(byte[] json) => new(HttpStatusCode.OK, json);
}
