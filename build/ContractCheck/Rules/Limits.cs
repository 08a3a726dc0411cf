using System.Globalization;

namespace Peak.Webapps.Build.Rules;

/// <summary>The lower limits of a schema are not above its upper limits.</summary>
internal static class Limits
{
    private static readonly (string Lower, string Upper)[] Pairs =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var schema in contract.All(Schemas.Kinds))
        {
            foreach (var (lower, upper) in Pairs)
            {
                if (Number(schema[lower]) > Number(schema[upper]))
                {
                    errors.Add(ContractErrorId.InvertedLimits, schema[lower]!,
                        $"'{lower}' is {schema[lower]!.Value} and '{upper}' is {schema[upper]!.Value}, so no value "
                        + "is valid. Correct one of the two");
                }
            }
        }
    }

    private static decimal? Number(YamlNode? limit) =>
        decimal.TryParse(limit?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
