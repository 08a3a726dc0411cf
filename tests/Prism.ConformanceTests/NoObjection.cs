using System.Runtime.ExceptionServices;

namespace Peak.Webapps.Judging;

/// <summary>Expects that Prism objects to nothing.</summary>
internal static class NoObjection
{
    /// <summary>Runs a step. What Prism objects to meanwhile comes before what the step failed with, since it tells why.</summary>
    /// <param name="connection">What leads to Prism.</param>
    /// <param name="step">The step.</param>
    /// <returns>What was exchanged.</returns>
    public static async Task<IReadOnlyList<Exchange>> DuringAsync(PrismConnection connection, Func<Task> step)
    {
        // What a check that failed may have left.
        connection.TakeExchanges();
        var fault = await FaultOfAsync(step);
        var exchanges = connection.TakeExchanges();
        string.Join('\n', exchanges.Where(exchange => exchange.Violations.Count > 0)).Should().BeEmpty("Prism should object to nothing");
        fault?.Throw();
        exchanges.Should().NotBeEmpty();
        return exchanges;
    }

    private static async Task<ExceptionDispatchInfo?> FaultOfAsync(Func<Task> step)
    {
        try
        {
            await step();
            return null;
        }
#pragma warning disable CA1031 // Thrown again, as soon as Prism has been heard.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(fault);
        }
    }
}
