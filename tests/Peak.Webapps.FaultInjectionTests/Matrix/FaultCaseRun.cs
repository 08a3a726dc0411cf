using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Runs a case with a client from dependency injection, with all logs on.</summary>
internal static class FaultCaseRun
{
    private const int MaxExceptionText = 32 * 1024;

    private const int MaxResponseBody = 65_536;

    /// <summary>Less than the default, to save time.</summary>
    private const int MaxResponseBodySize = 1024 * 1024;

    /// <summary>Far more than a case takes on a busy machine: only a call that hangs reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    internal static async Task<FaultCaseResult> RunAsync(FaultCase item, OutputSearch output, CancellationToken cancellationToken)
    {
        var clock = new DelaySkippingClock();
        var contract = new ContractCheckHandler();
        await using var service = new FaultyService(item.Fault, item.Call, item.HitsFirstRequestOnly, clock, new WebappClientOptions().AttemptTimeout);
        await using var provider = Provide(service, clock, contract, output);
        var client = provider.GetRequiredService<IWebappClient>();

        var (got, outcome) = await CallAsync(item, client, cancellationToken);

        output.ReadObject(outcome is Exception ? "exceptions" : "results", outcome);
        output.ReadObject("clients", client);
        return new(item, service.Sent, got, [.. Violations(service, contract), .. Violations(outcome)]);
    }

    private static ServiceProvider Provide(FaultyService service, DelaySkippingClock clock, ContractCheckHandler contract, OutputSearch output)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(output));
        services
            .AddPeakWebapps(options =>
            {
                options.AuthToken = MarkedToken.Value;
                options.BaseAddress = service.Address;
                options.MaxResponseBodySize = MaxResponseBodySize;
            })
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var connections = WebappClient.CreateHandler();
                connections.ConnectCallback = service.ConnectAsync;
                connections.SslOptions.CertificateChainPolicy = Certificates.TrustOfTheClient();
                return connections;
            })
            .AddHttpMessageHandler(() => contract);
        return services.BuildServiceProvider();
    }

    private static async Task<(string Got, object? Outcome)> CallAsync(FaultCase item, IWebappClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (item.Fault.Progress == RequestProgress.OnReusedConnection)
            {
                // Leaves a connection that the call reuses.
                await client.DescribeWebappAsync(ClientCallCase.WebappId, cancellationToken);
            }

            var result = await item.Call.Call(client, cancellationToken).WaitAsync(Patience, cancellationToken);
            return (ClientCallCase.IsRight(result) ? Expectation.Result : "a wrong result", result);
        }
        catch (TimeoutException)
        {
            return ("no end", null);
        }
#pragma warning disable CA1031 // Any exception is a result of the case.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (exception.GetType().Name, exception);
        }
    }

    /// <summary>An exception with its inner ones fits into a log, whatever the response was.</summary>
    private static IEnumerable<string> Violations(object? outcome)
    {
        if (outcome is Exception exception && exception.ToString().Length > MaxExceptionText)
        {
            yield return $"the exception is {exception.ToString().Length} characters long";
        }

        if (outcome is PeakApiException { ResponseBody.Length: > MaxResponseBody } error)
        {
            yield return $"the exception has {error.ResponseBody!.Length} characters of the response";
        }
    }

    private static IEnumerable<string> Violations(FaultyService service, ContractCheckHandler contract)
    {
        if (service.ConnectionsElsewhere > 0)
        {
            yield return "another host was called";
        }

        foreach (var finding in contract.Findings)
        {
            yield return $"against the contract: {finding}";
        }

        foreach (var failure in service.Failures)
        {
            yield return $"the server failed: {failure}";
        }
    }
}
