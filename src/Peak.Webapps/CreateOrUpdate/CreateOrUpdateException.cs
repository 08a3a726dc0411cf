using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// Create-or-update gave up: each time, somebody else created or deleted a webapp of that name between its look-up and
/// its own step, or the name is taken by a webapp that the list does not show or that is being deleted. Nothing was
/// created or updated by it, unless <see cref="MayHaveBeenCreated" /> says so.
/// </summary>
public class CreateOrUpdateException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation that failed last, one of <see cref="WebappOperations" />.</param>
    /// <param name="webappName">The name of the webapp.</param>
    /// <param name="rounds">How often it was tried.</param>
    /// <param name="innerException">The service's answer in the last round.</param>
    public CreateOrUpdateException(string operation, string webappName, int rounds, Exception innerException)
        : this(operation, webappName, rounds, $"others change it at the same time: {innerException?.Message}", innerException)
    {
    }

    /// <summary>Makes the exception with a reason, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation that failed last, one of <see cref="WebappOperations" />.</param>
    /// <param name="webappName">The name of the webapp.</param>
    /// <param name="rounds">How often it was tried.</param>
    /// <param name="reason">Why it gave up.</param>
    /// <param name="innerException">The failure of the last round, or <see langword="null" />.</param>
    /// <param name="mayHaveBeenCreated">Whether a create was sent whose outcome is not known.</param>
    public CreateOrUpdateException(
        string operation,
        string webappName,
        int rounds,
        string reason,
        Exception? innerException = null,
        bool mayHaveBeenCreated = false)
        : base(operation, Describe(webappName, rounds, reason, mayHaveBeenCreated), innerException)
    {
        WebappName = webappName;
        Rounds = rounds;
        MayHaveBeenCreated = mayHaveBeenCreated;
    }

    /// <summary>The name of the webapp.</summary>
    public string WebappName { get; }

    /// <summary>How often it was tried: a look-up by name, then a create or an update.</summary>
    public int Rounds { get; }

    /// <summary>
    /// Whether a create was sent whose outcome is not known, and no look-up found the webapp afterwards. Running
    /// create-or-update again later is safe: it finds the webapp if there is one.
    /// </summary>
    public bool MayHaveBeenCreated { get; }

    private static string Describe(string webappName, int rounds, string reason, bool mayHaveBeenCreated)
    {
        var count = rounds.ToString(CultureInfo.InvariantCulture);
        var turns = rounds == 1 ? "round" : "rounds";
        return mayHaveBeenCreated
            ? $"The webapp '{webappName}' may have been created, but no answer told within {count} {turns}: {reason}"
            : $"The webapp '{webappName}' could be neither created nor updated in {count} {turns}, as {reason}";
    }
}
