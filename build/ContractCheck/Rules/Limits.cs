using System.Globalization;

namespace Peak.Webapps.Build.Rules;

/// <summary>The limits of a schema leave room for a value.</summary>
internal static class Limits
{
    private static readonly (string Lower, string Upper)[] Pairs =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var schema in contract.All(Schemas.Kinds))
        {
            foreach (var (lower, upper) in Pairs)
            {
                if (Number(schema[lower]) > Number(schema[upper]))
                {
                    faults.Add(FaultId.InvertedLimits, schema[lower]!,
                        $"'{lower}' is {schema[lower]!.Value} and '{upper}' only {schema[upper]!.Value}, so no value "
                        + "fits. Correct one of the two");
                }
            }
        }
    }

    private static decimal? Number(YamlNode? limit) =>
        decimal.TryParse(limit?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
