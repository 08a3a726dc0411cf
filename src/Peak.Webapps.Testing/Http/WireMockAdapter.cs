using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Peak.Webapps.Testing;

/// <summary>Passes WireMock's requests to the fake, and the fake's responses to WireMock.</summary>
/// <param name="handler">Makes the responses.</param>
/// <param name="options">Holds the latency.</param>
/// <param name="stopped">Canceled when the service stops.</param>
internal sealed class WireMockAdapter(RequestHandler handler, FakePeakServiceOptions options, CancellationToken stopped)
    : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        var response = handler.Handle(Read(context, requestMessage));
        var delay = response.Ending == FakeEnding.Silence ? Timeout.InfiniteTimeSpan : options.Latency;
        if (!await DelayAsync(delay, context).ConfigureAwait(false) || response.Ending == FakeEnding.Cut)
        {
            context.Abort();
        }

        return (Write(response), null);
    }

    // WireMock's own path and URL are decoded; only this feature has the target as it was sent.
    private static ContractRequest Read(HttpContext context, IRequestMessage message) => new(
        context.Request.Method,
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        message.BodyAsBytes is { Length: > 0 } body ? Encoding.UTF8.GetString(body) : null);

    private static ResponseMessage Write(FakeResponse response) => new()
    {
        StatusCode = response.StatusCode,
        Headers = Headers(response),
        BodyData = response.Body is null
            ? null
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Encoding.UTF8.GetBytes(response.Body) },
    };

    private static Dictionary<string, WireMockList<string>> Headers(FakeResponse response)
    {
        var headers = response.Headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value));
        if (response.Body is not null)
        {
            headers["Content-Type"] = new WireMockList<string>(response.ContentType);
        }

        return headers;
    }

    /// <returns>Whether the caller and the service are still there.</returns>
    private async Task<bool> DelayAsync(TimeSpan delay, HttpContext context)
    {
        if (delay == TimeSpan.Zero)
        {
            return true;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopped);
        await Task.Delay(delay, options.TimeProvider, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !end.IsCancellationRequested;
    }
}
