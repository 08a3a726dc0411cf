using System.Globalization;
using System.Reflection;
using CsCheck;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Makes documents after the shape of a type, most of them right, and some wrong in each way that JSON can be.</summary>
internal sealed class Documents
{
    private const int Depth = 3;

    private static readonly string[] OddNames =
        ["", "$type", "$id", "$ref", "$values", "x", "newer", "a.b['c']", "\\u0069d", "\\ud800", "\\\"", "ı", "ſtatus"];

    private static readonly Gen<string> Space = Gen.Frequency(
        (30, Gen.Const("")),
        (2, Gen.OneOf(" ", "\n", "\r\n\t", "\u00a0")),
        (1, Gen.OneOf("/*c*/", "//c\n", "/**//**/")));

    private static readonly Gen<string> RightCharacters = Gen.Frequency(
        (20, Gen.Char['a', 'z'].Select(value => $"{value}")),
        (3, Gen.OneOf("\\n", "\\\\", "\\/", "\\\"", "\\u00e9", "\\ud83d\\ude00", "\\uD83D", "\\ude00", "\\u0000", "é", "😀", "\u2028", "'", "<", "ß")));

    private static readonly Gen<string> OddIntegers = Gen.OneOf(
        "0", "-0", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890",
        "0x1F", "017", "+1", "1.0", "1.5", "2.5", "1e2", "1E-2");

    private static readonly Gen<string> OddFloats = Gen.OneOf(
        "1e5", "-1.5E+3", "1e400", "1e999999", "0.1234567890123456789012345678901234567890", "NaN", "Infinity", "-Infinity", ".5", "5.", "-", "1e", "--1");

    private static readonly Gen<string> OddStrings = Gen.OneOf(
        "\"\"", "\" \"", "''", "'single'", "\"2026-07-01T10:00:00Z\"", "\"/Date(1234567890000)/\"", "\"1\"", "\"1.5\"", "\"true\"", "\"NaN\"", "\"123456789012345678901\"");

    private static readonly Gen<string> RightDates = Gen.Frequency(
        (6, Gen.Date.Select(Gen.Int[-14, 14], (day, hours) => $"\"{day:yyyy-MM-ddTHH:mm:ss}.123{(hours < 0 ? '-' : '+')}{Math.Abs(hours):00}:00\"")),
        (1, Gen.OneOf("\"2026-07-01T10:00:00Z\"", "\"2026-07-01T10:00:00.1234567Z\"", "\"9999-12-31T23:59:59.9999999Z\"")));

    private static readonly Gen<string> OddDates = Gen.OneOf(
        "\"2026-07-01T10:00:00\"", "\"2026-07-01\"", "\"2026-07-01T24:00:00Z\"", "\"2026-07-01T10:00:00.1234567890123Z\"",
        "\"2026-07-01T10:00:00+15:00\"", "\"2026-13-01T10:00:00Z\"", "\"\\/Date(1234567890000+0200)\\/\"", "\"/Date(-1)/\"", "\"/Date(x)/\"",
        "\"Wed, 01 Jul 2026 10:00:00 GMT\"", "\"07/01/2026 10:00\"", "\"0001-01-01T00:00:00\"", "\"0001-01-01T00:00:00+01:00\"",
        "\"10:00\"", "\" 2026-07-01T10:00:00Z \"", "\"\"", "1782900000");

    private static readonly Gen<string> Odd = Gen.OneOf(
        "undefined", "NaN", "Infinity", "-Infinity", "new Date(1)", "nul", "truefalse", "[", "]", "{", "}", ":", ",", "'", "\"", "0x", "TRUE", "/", "//", "/*");

    /// <summary>Of how many parts one is wrong; 0 when none is.</summary>
    private readonly int _oneWrongOf;

    private readonly Gen<string> _strings;

    private Documents(int oneWrongOf)
    {
        _oneWrongOf = oneWrongOf;
        var characters = OrWrong(RightCharacters, Gen.OneOf("\\x", "\\u12", "\t", "\n", "\0"));
        _strings = OrWrong(characters.Array[0, 12].Select(parts => $"\"{string.Concat(parts)}\""), OddStrings);
    }

    /// <summary>Documents for a type: right ones, and ones that are wrong in few or in many places.</summary>
    internal static Gen<string> Of(Type type) => Gen.Frequency(
        (1, new Documents(0).Whole(type)),
        (1, Damaged(new Documents(500).Whole(type))),
        (1, Damaged(new Documents(20).Whole(type))));

    /// <summary>Most are whole; some are cut off, or have more behind.</summary>
    private static Gen<string> Damaged(Gen<string> whole) => Gen.Frequency(
        (20, whole),
        (1, whole.Select(Gen.OneOf(" {}", "x", "]", " null", "\0", ","), (json, more) => json + more)),
        (1, whole.Select(Gen.Double.Unit, (json, part) => json[..(int)(json.Length * part)])));

    private Gen<string> Whole(Type type) =>
        OrWrong(Objects(type, Depth), Any(1)).Select(Space, Space, (json, before, after) => before + json + after);

    private Gen<string> OrWrong(Gen<string> right, Gen<string> wrong) => _oneWrongOf == 0 ? right : Gen.Frequency((_oneWrongOf - 1, right), (1, wrong));

    private Gen<string> Objects(Type type, int depth)
    {
        var known = ContractTypes.PropertiesOf(type);
        var names = _oneWrongOf == 0
            ? Gen.OneOf(OddNames)
            : Gen.OneOf([.. OddNames, .. known.Select(member => member.Name), .. known.Select(member => member.Name.ToUpperInvariant())]);
        var extra = names.Select(Any(depth - 1), (name, value) => $"\"{name}\":{value}").Array[0, 2];
        var again = known.Select(member => Value(member.Property, depth - 1).Select(value => $"\"{member.Name}\":{value}"))
            .DefaultIfEmpty(Gen.Const("\"none\":0"));
        var repeated = Gen.OneOf([.. again]).Array[0, 2];
        var members = known.Select(member => Member(member.Name, member.Property, depth)).ToArray();
        return Sequence(members)
            .Select(Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (1, extra)), Gen.Frequency((6, Gen.Const(Array.Empty<string>())), (1, repeated)))
            .SelectMany(parts => InSomeOrder([.. parts.Item1, .. parts.Item2, .. parts.Item3]))
            .Select(Space, Space, (parts, one, other) => $"{{{one}{string.Join(one + ',' + other, parts)}{other}}}");
    }

    /// <summary>A property: nearly always there, nearly always under its own name.</summary>
    private Gen<string> Member(string name, PropertyInfo property, int depth)
    {
        var value = Value(property, depth - 1);
        var given = Gen.Frequency(
            (60, value.Select(Space, (json, space) => $"\"{name}\":{space}{json}")),
            (2, value.Select(json => $"\"{name.ToUpperInvariant()}\":{json}")),
            (1, value.Select(json => $"'{name}':{json}")));
        return ContractTypes.IsRequired(property)
            ? OrWrong(given, Gen.Const(""))
            : Gen.Frequency((9, given), (1, Gen.Const("")));
    }

    private Gen<string> Value(PropertyInfo property, int depth)
    {
        var value = Value(property.PropertyType, depth);
        return ContractTypes.MayBeNull(property) ? Gen.Frequency((20, value), (1, Gen.Const("null"))) : value;
    }

    private Gen<string> Value(Type type, int depth) => OrWrong(
        Right(Nullable.GetUnderlyingType(type) ?? type, depth),
        Gen.Frequency((2, Gen.Const("null")), (1, Any(Math.Min(depth, 1))), (1, Gen.OneOf(OddIntegers, OddFloats, OddStrings, OddDates)), (1, Odd)));

    private Gen<string> Right(Type type, int depth) =>
        ContractTypes.IsObject(type) ? (depth > 0 || _oneWrongOf == 0 ? Objects(type, depth) : Gen.Const("{}"))
        : ContractTypes.ItemOf(type) is { } item ? (depth > 0 ? Lists(Value(item, depth)) : Gen.Const("[]"))
        : ContractTypes.IsOpenEnum(type) ? Gen.Frequency((4, Gen.OneOf([.. ContractTypes.KnownValues(type)]).Select(value => $"\"{value}\"")), (1, _strings.Select(text => $"\"x{text[1..]}")))
        : Type.GetTypeCode(type) switch
        {
            TypeCode.String => Gen.Frequency((10, _strings), (1, RightDates), (1, Gen.Int.Select(value => $"{value}"))),
            TypeCode.Int32 => OrWrong(Gen.Frequency((3, Gen.Int[-10, 1000]), (1, Gen.Int)).Select(value => $"{value}"), OddIntegers),
            TypeCode.Int64 => OrWrong(Gen.Frequency((3, Gen.Long[-10, 1000]), (1, Gen.Long)).Select(value => $"{value}"), OddIntegers),
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => OrWrong(Floats, Gen.OneOf(OddFloats, OddIntegers)),
            TypeCode.Boolean => OrWrong(Gen.OneOf("true", "false"), Gen.OneOf("0", "1", "\"true\"", "\"no\"", "2.5")),
            _ => type == typeof(DateTimeOffset) ? OrWrong(RightDates, OddDates) : Any(depth),
        };

    private static Gen<string> Floats => Gen.Frequency(
        (4, Gen.Double[-1e6, 1e6].Select(value => value.ToString("R", CultureInfo.InvariantCulture))),
        (1, Gen.Int.Select(value => $"{value}")));

    private Gen<string> Any(int depth)
    {
        var scalar = Gen.Frequency(
            (3, _strings), (2, Gen.Long.Select(value => $"{value}")), (2, Floats), (1, RightDates), (2, Gen.OneOf("true", "false", "null")),
            (2, Gen.OneOf("0", "-0", "123456789012345678901234567890", "1.0", "1e400", "NaN", "-Infinity", "\"/Date(-1)/\"", "0x1F")),
            (1, OrWrong(_strings, Gen.OneOf(OddIntegers, OddFloats, OddDates))));
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
