using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Lets a fault strike a call, of the client as an application has it: by dependency injection, with all logs on.</summary>
internal static class CellRun
{
    private const int MaxExceptionText = 32 * 1024;

    private const int MaxResponseBody = 65_536;

    /// <summary>Less than the default, so that a flood is over sooner.</summary>
    private const int MaxResponseBodySize = 1024 * 1024;

    /// <summary>Far more than a cell takes on the busiest machine: only a call that hangs comes to it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    internal static async Task<CellResult> RunAsync(Cell cell, OutputWatch watch, CancellationToken cancellationToken)
    {
        var clock = new EagerClock();
        var contract = new ContractWatch();
        await using var service = new FaultyService(cell.Fault, cell.Column, cell.Passes, clock, new WebappClientOptions().AttemptTimeout);
        await using var provider = Provide(service, clock, contract, watch);
        var client = provider.GetRequiredService<IWebappClient>();

        var (got, outcome) = await CallAsync(cell, client, cancellationToken);

        watch.ReadObject(outcome is Exception ? "exceptions" : "results", outcome);
        watch.ReadObject("clients", client);
        return new(cell, service.Sent, got, [.. Remarks(service, contract), .. Remarks(outcome)]);
    }

    private static ServiceProvider Provide(FaultyService service, EagerClock clock, ContractWatch contract, OutputWatch watch)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(watch));
        services
            .AddPeakWebapps(options =>
            {
                options.AuthToken = MarkedToken.Value;
                options.BaseAddress = service.Address;
                options.MaxResponseBodySize = MaxResponseBodySize;
            })
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var connections = (SocketsHttpHandler)WebappClient.CreateHandler();
                connections.ConnectCallback = service.ConnectAsync;
                connections.SslOptions.CertificateChainPolicy = Certificates.TrustOfTheClient();
                return connections;
            })
            .AddHttpMessageHandler(() => contract);
        return services.BuildServiceProvider();
    }

    private static async Task<(string Got, object? Outcome)> CallAsync(Cell cell, IWebappClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (cell.Fault.Reach == Reach.Kept)
            {
                // Leaves a connection behind that the call takes.
                await client.DescribeWebappAsync(Column.WebappId, cancellationToken);
            }

            var result = await cell.Column.Call(client, cancellationToken).WaitAsync(Patience, cancellationToken);
            return (Column.IsRight(result) ? Expectation.Result : "a wrong result", result);
        }
        catch (TimeoutException)
        {
            return ("hangs", null);
        }
#pragma warning disable CA1031 // Whatever it is, the matrix shows it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (exception.GetType().Name, exception);
        }
    }

    /// <summary>An exception, with all its inner ones, is to fit into a log however hostile the answer was.</summary>
    private static IEnumerable<string> Remarks(object? outcome)
    {
        if (outcome is Exception exception && exception.ToString().Length > MaxExceptionText)
        {
            yield return $"the exception is {exception.ToString().Length} characters long";
        }

        if (outcome is PeakApiException { ResponseBody.Length: > MaxResponseBody } failure)
        {
            yield return $"the exception keeps {failure.ResponseBody!.Length} characters of the answer";
        }
    }

    private static IEnumerable<string> Remarks(FaultyService service, ContractWatch contract)
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
