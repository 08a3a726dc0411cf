namespace Peak.Webapps.Testing;

/// <summary>
/// Compares every answer that passes with the contract, while a program talks to a live or a staging service. It changes
/// nothing: the client gets each answer as it came.
/// </summary>
/// <remarks>
/// Give it to the constructor of <see cref="WebappClient" />, or add it to the pipeline that <c>AddPeakWebapps</c>
/// returns. A client without it pays nothing for it. Answers without any finding are not told of.
/// </remarks>
public sealed class ContractDriftHandler : DelegatingHandler
{
    private const long MaxBodyLength = 64 * 1024 * 1024;

    private readonly Action<DriftFinding> _report;

    /// <summary>Makes the handler for a pipeline that will say what comes below it.</summary>
    /// <param name="report">Told of each finding, on the thread of the call. What it throws reaches the caller.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report" /> is null.</exception>
    public ContractDriftHandler(Action<DriftFinding> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _report = report;
    }

    /// <summary>Makes the handler above another, for example that of <see cref="WebappClient.CreateHandler" />.</summary>
    /// <param name="report">Told of each finding, on the thread of the call. What it throws reaches the caller.</param>
    /// <param name="innerHandler">What requests go to from here.</param>
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
        var status = (int)response.StatusCode;
        if (ServiceContract.Embedded.Check(sent).Operation is not { } operation)
        {
            _report(new DriftFinding("", status, DriftKind.Violation, $"{sent.Method} {sent.Path}", "is not an operation of the contract"));
            return;
        }

        // Kept in memory, so that the client can read it again.
#if NET9_0_OR_GREATER
        await response.Content.LoadIntoBufferAsync(MaxBodyLength, cancellationToken).ConfigureAwait(false);
#else
        await response.Content.LoadIntoBufferAsync(MaxBodyLength).WaitAsync(cancellationToken).ConfigureAwait(false);
#endif
        foreach (var finding in await operation.CheckResponseAsync(response, cancellationToken).ConfigureAwait(false))
        {
            _report(new DriftFinding(operation.Id, status, finding.Kind, finding.Location, finding.Text));
        }
    }
}
