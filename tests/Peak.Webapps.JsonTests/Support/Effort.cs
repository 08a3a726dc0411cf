using System.Globalization;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>How much a run tries out: a part of it where a change of the code is to be noticed, and not a rare document found.</summary>
internal static class Effort
{
    private const string Variable = "PEAK_JSON_SHARE";

    private static readonly double Share = double.Parse(Environment.GetEnvironmentVariable(Variable) ?? "1", CultureInfo.InvariantCulture);

    internal static int Of(int usual) => (int)(usual * Share);
}
