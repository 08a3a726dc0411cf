using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// Create-or-update gave up: each time, somebody else created or deleted a webapp of that name between its look-up and
/// its own step, or the name is taken by a webapp that the list does not show. Nothing was created or updated by it.
/// </summary>
public class CreateOrUpdateException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation that failed last, one of <see cref="WebappOperations" />.</param>
    /// <param name="webappName">The name of the webapp.</param>
    /// <param name="rounds">How often it was tried.</param>
    /// <param name="innerException">The service's answer in the last round.</param>
    public CreateOrUpdateException(string operation, string webappName, int rounds, Exception innerException)
        : base(
            operation,
            $"The webapp '{webappName}' could be neither created nor updated in {rounds.ToString(CultureInfo.InvariantCulture)} rounds, as others change it at the same time: {innerException?.Message}",
            innerException)
    {
        WebappName = webappName;
        Rounds = rounds;
    }

    /// <summary>The name of the webapp.</summary>
    public string WebappName { get; }

    /// <summary>How often it was tried: a look-up by name, then a create or an update.</summary>
    public int Rounds { get; }
}
