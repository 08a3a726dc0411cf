using CsCheck;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Makes documents after the shape of a type, most of them right, and some wrong in each way that JSON can be.</summary>
internal static class Documents
{
    private const int Depth = 3;

    private static readonly string[] OddNames =
        ["", "$type", "$id", "$ref", "$values", "x", "newer", "a.b['c']", "\\u0069d", "\\ud800", "\\\"", "ı", "ſtatus"];

    private static readonly Gen<string> Space = Gen.Frequency(
        (30, Gen.Const("")),
        (2, Gen.OneOf(" ", "\n", "\r\n\t", "\u00a0")),
        (1, Gen.OneOf("/*c*/", "//c\n", "/**//**/")));

    private static readonly Gen<string> Integers = Gen.Frequency(
        (6, Gen.Int[-10, 1000].Select(value => $"{value}")),
        (2, Gen.Long.Select(value => $"{value}")),
        (1, Gen.OneOf("0", "-0", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "0x1F", "017", "+1", "1.0", "1.5", "2.5", "1e2", "1E-2")));

    private static readonly Gen<string> Floats = Gen.Frequency(
        (4, Gen.Double[-1e6, 1e6].Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        (2, Integers),
        (1, Gen.OneOf("1e5", "-1.5E+3", "1e400", "1e999999", "0.1234567890123456789012345678901234567890", "NaN", "Infinity", "-Infinity", ".5", "5.", "-", "1e", "--1")));

    private static readonly Gen<string> Characters = Gen.Frequency(
        (20, Gen.Char['a', 'z'].Select(value => $"{value}")),
        (3, Gen.OneOf("\\n", "\\\\", "\\/", "\\\"", "\\u00e9", "\\ud83d\\ude00", "\\uD83D", "\\ude00", "\\u0000", "é", "😀", "\u2028", "'", "<", "ß")),
        (1, Gen.OneOf("\\x", "\\u12", "\t", "\n", "\0")));

    private static readonly Gen<string> Strings = Gen.Frequency(
        (12, Characters.Array[0, 12].Select(parts => $"\"{string.Concat(parts)}\"")),
        (1, Gen.OneOf("\"\"", "\" \"", "''", "'single'", "\"2026-07-01T10:00:00Z\"", "\"/Date(1234567890000)/\"", "\"1\"", "\"1.5\"", "\"true\"", "\"NaN\"", "\"123456789012345678901\"")));

    private static readonly Gen<string> Dates = Gen.Frequency(
        (6, Gen.Date.Select(Gen.Int[-14, 14], (day, hours) => $"\"{day:yyyy-MM-ddTHH:mm:ss}.123{(hours < 0 ? '-' : '+')}{Math.Abs(hours):00}:00\"")),
        (3, Gen.OneOf(
            "\"2026-07-01T10:00:00Z\"", "\"2026-07-01T10:00:00\"", "\"2026-07-01\"", "\"2026-07-01T24:00:00Z\"", "\"2026-07-01T10:00:00.1234567890123Z\"",
            "\"2026-07-01T10:00:00+15:00\"", "\"2026-13-01T10:00:00Z\"", "\"\\/Date(1234567890000+0200)\\/\"", "\"/Date(-1)/\"", "\"/Date(x)/\"",
            "\"Wed, 01 Jul 2026 10:00:00 GMT\"", "\"07/01/2026 10:00\"", "\"0001-01-01T00:00:00\"", "\"0001-01-01T00:00:00+01:00\"", "\"9999-12-31T23:59:59.9999999Z\"",
            "\"10:00\"", "\" 2026-07-01T10:00:00Z \"", "\"\"", "1782900000")));

    private static readonly Gen<string> Odd = Gen.OneOf(
        "undefined", "NaN", "Infinity", "-Infinity", "new Date(1)", "nul", "truefalse", "[", "]", "{", "}", ":", ",", "'", "\"", "0x", "TRUE", "/", "//", "/*");

    /// <summary>Documents for a type, whole or cut off, alone or with more behind.</summary>
    internal static Gen<string> Of(Type type)
    {
        var whole = Gen.Frequency((40, Objects(type, Depth)), (1, Any(1)));
        return Gen.Frequency(
            (20, whole.Select(Space, Space, (json, before, after) => before + json + after)),
            (1, whole.Select(Gen.OneOf(" {}", "x", "]", " null", "\0", ","), (json, more) => json + more)),
            (1, whole.Select(Gen.Double.Unit, (json, part) => json[..(int)(json.Length * part)])));
    }

    private static Gen<string> Objects(Type type, int depth)
    {
        var known = ContractTypes.PropertiesOf(type);
        var names = Gen.OneOf([.. OddNames, .. known.Select(member => member.Name), .. known.Select(member => member.Name.ToUpperInvariant())]);
        var extra = names.Select(Any(depth - 1), (name, value) => $"\"{name}\":{value}").Array[0, 2];
        var again = known.Select(member => Value(member.Property.PropertyType, depth - 1).Select(value => $"\"{member.Name}\":{value}"))
            .DefaultIfEmpty(Gen.Const("\"none\":0"));
        var repeated = Gen.OneOf([.. again]).Array[0, 2];
        var members = known.Select(member => Member(member.Name, member.Property.PropertyType, depth)).ToArray();
        return Sequence(members)
            .Select(Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (1, extra)), Gen.Frequency((6, Gen.Const(Array.Empty<string>())), (1, repeated)))
            .SelectMany(parts => InSomeOrder([.. parts.Item1, .. parts.Item2, .. parts.Item3]))
            .Select(Space, Space, (parts, one, other) => $"{{{one}{string.Join(one + ',' + other, parts)}{other}}}");
    }

    /// <summary>A property: nearly always there, nearly always under its own name.</summary>
    private static Gen<string> Member(string name, Type type, int depth)
    {
        var value = Value(type, depth - 1);
        return Gen.Frequency(
            (60, value.Select(Space, (json, space) => $"\"{name}\":{space}{json}")),
            (2, value.Select(json => $"\"{name.ToUpperInvariant()}\":{json}")),
            (1, value.Select(json => $"'{name}':{json}")),
            (1, value.Select(json => $"{name}:{json}")),
            (2, Gen.Const("")));
    }

    private static Gen<string> Value(Type type, int depth) => Gen.Frequency(
        (60, Right(Nullable.GetUnderlyingType(type) ?? type, depth)),
        (2, Gen.Const("null")),
        (1, Any(Math.Min(depth, 1))),
        (1, Gen.OneOf(Integers, Floats, Strings, Dates)),
        (1, Odd));

    private static Gen<string> Right(Type type, int depth) =>
        ContractTypes.IsObject(type) ? (depth > 0 ? Objects(type, depth) : Gen.Const("{}"))
        : ContractTypes.ItemOf(type) is { } item ? (depth > 0 ? Lists(Value(item, depth)) : Gen.Const("[]"))
        : ContractTypes.IsOpenEnum(type) ? Gen.Frequency((4, Gen.OneOf([.. ContractTypes.KnownValues(type)]).Select(value => $"\"{value}\"")), (1, Strings))
        : Type.GetTypeCode(type) switch
        {
            TypeCode.String => Gen.Frequency((10, Strings), (1, Dates), (1, Integers)),
            TypeCode.Int32 or TypeCode.Int64 => Integers,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => Floats,
            TypeCode.Boolean => Gen.Frequency((10, Gen.OneOf("true", "false")), (1, Gen.OneOf("0", "1", "\"true\"", "\"no\"", "2.5"))),
            _ => type == typeof(DateTimeOffset) ? Dates : Any(depth),
        };

    private static Gen<string> Any(int depth)
    {
        var scalar = Gen.Frequency((3, Strings), (2, Integers), (2, Floats), (1, Dates), (2, Gen.OneOf("true", "false", "null")));
        if (depth <= 0)
        {
            return scalar;
        }

        var inner = Any(depth - 1);
        var names = Gen.OneOf("a", "b", "A", "$type", "$ref", "");
        var members = names.Select(inner, (name, value) => $"\"{name}\":{value}").Array[0, 4];
        return Gen.Frequency(
            (4, scalar),
            (1, members.Select(parts => $"{{{string.Join(',', parts)}}}")),
            (1, Lists(inner)));
    }

    private static Gen<string> Lists(Gen<string> items) =>
        items.Array[0, 3].Select(Space, Gen.Frequency((30, Gen.Const("")), (1, Gen.Const(","))), (parts, space, last) => $"[{space}{string.Join(',', parts)}{last}{space}]");

    private static Gen<string[]> Sequence(Gen<string>[] members) =>
        members.Aggregate(Gen.Const(Array.Empty<string>()), (all, member) => all.Select(member, (parts, part) => part.Length == 0 ? parts : [.. parts, part]));

    private static Gen<string[]> InSomeOrder(string[] parts) =>
        Gen.Frequency((1, Gen.Const(parts)), (1, Gen.Shuffle(parts)));
}
