using System.Net;

namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorException(HttpStatusCode status, string body) : Exception($"The service answered {(int)status}: {body}")
{
    public HttpStatusCode Status { get; } = status;

    public string Body { get; } = body;
}
