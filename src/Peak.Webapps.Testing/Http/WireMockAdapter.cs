using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Peak.Webapps.Testing;

/// <summary>Stands between WireMock and the fake: takes requests as they were sent, and sends its answers.</summary>
internal sealed class WireMockAdapter : IResponseProvider
{
    private readonly RequestHandler _handler;
    private readonly CancellationToken _stopped;

    public WireMockAdapter(RequestHandler handler, CancellationToken stopped)
    {
        _handler = handler;
        _stopped = stopped;
    }

    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        var answer = _handler.Handle(Read(context, requestMessage));
        if (answer.Ending == FakeEnding.Silence)
        {
            await KeepSilentAsync(context).ConfigureAwait(false);
        }

        if (answer.Ending != FakeEnding.Answer)
        {
            context.Abort();
        }

        return (Write(answer), null);
    }

    // WireMock's own path and URL are decoded already; only the server's feature still has what was sent.
    private static ContractRequest Read(HttpContext context, IRequestMessage message) => new(
        context.Request.Method,
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        message.BodyAsBytes is { Length: > 0 } body ? Encoding.UTF8.GetString(body) : null);

    private static ResponseMessage Write(FakeResponse answer) => new()
    {
        StatusCode = answer.Status,
        Headers = Headers(answer),
        BodyData = answer.Body is null
            ? null
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Encoding.UTF8.GetBytes(answer.Body) },
    };

    private static Dictionary<string, WireMockList<string>> Headers(FakeResponse answer)
    {
        var headers = answer.Headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value));
        if (answer.Body is not null)
        {
            headers["Content-Type"] = new WireMockList<string>(answer.ContentType);
        }

        return headers;
    }

    private async Task KeepSilentAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped);
        var silence = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Token.Register(silence.SetResult).ConfigureAwait(false);
        await silence.Task.ConfigureAwait(false);
    }
}
