using System.Net;

namespace Peak.Webapps.Testing;

/// <summary>
/// Compares every response with the contract while a program calls a live or a staging service. The client gets each
/// response unchanged.
/// </summary>
/// <remarks>
/// Set it as <c>Handler</c> of the client's options, or add it to the HTTP client builder that <c>AddPeakWebapps</c>
/// returns. Responses without differences are not reported.
/// </remarks>
public sealed class ContractDriftHandler : DelegatingHandler
{
    private const long MaxBodyLength = 64 * 1024 * 1024;

    private readonly Action<DriftFinding> _report;

    /// <summary>Creates the handler for a pipeline that sets the inner handler.</summary>
    /// <param name="report">Called with each difference, on the thread of the call. An exception that it throws reaches the caller.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report" /> is null.</exception>
    public ContractDriftHandler(Action<DriftFinding> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _report = report;
    }

    /// <summary>Creates the handler around another, for example that of <see cref="WebappClient.CreateHandler" />.</summary>
    /// <param name="report">Called with each difference, on the thread of the call. An exception that it throws reaches the caller.</param>
    /// <param name="innerHandler">The handler that sends the requests.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ContractDriftHandler(Action<DriftFinding> report, HttpMessageHandler innerHandler)
        : this(report)
    {
        ArgumentNullException.ThrowIfNull(innerHandler);
        InnerHandler = innerHandler;
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ContractRequest.FromAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await CompareAsync(sent, response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task CompareAsync(ContractRequest sent, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var statusCode = (int)response.StatusCode;
        if (ServiceContract.Embedded.Check(sent).Operation is not { } operation)
        {
            var finding = ContractFinding.Violation($"{sent.Method} {sent.Path}", "is not an operation of the contract");
            _report(ContractDrift.Finding(null, statusCode, finding));
            return;
        }

        if (!await TryBufferAsync(response, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        foreach (var finding in await operation.CheckResponseAsync(response, cancellationToken).ConfigureAwait(false))
        {
            _report(ContractDrift.Finding(operation, statusCode, finding));
        }
    }

    /// <summary>Buffers the body, so that the client can read it, too.</summary>
    /// <returns>False if the body cannot be read. Then the client gets the same exception when it reads the body.</returns>
    private static async Task<bool> TryBufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
#if NET9_0_OR_GREATER
            await response.Content.LoadIntoBufferAsync(MaxBodyLength, cancellationToken).ConfigureAwait(false);
#else
            await response.Content.LoadIntoBufferAsync(MaxBodyLength).WaitAsync(cancellationToken).ConfigureAwait(false);
#endif
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            var unreadable = new UnreadableContent(exception);
            foreach (var (name, values) in response.Content.Headers)
            {
                unreadable.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content.Dispose();
            response.Content = unreadable;
            return false;
        }
    }

    private sealed class UnreadableContent(Exception exception) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromException<Stream>(exception);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.FromException(exception);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
