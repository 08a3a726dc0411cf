using System.Numerics;
using System.Reflection;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Generates values of a type of the contract, with each property set or unset.</summary>
internal static class Values
{
    private const int Depth = 3;

    private static readonly string[] Names = ["", "$type", "$id", "$ref", "x", "newer", "a.b['c']", "\"", "\\", "é😀", "\u2028", "a\nb", "<>"];

    private static readonly Gen<string> Strings = Gen.Frequency(
        (12, Characters.Array[0, 12].Select(string.Concat)),
        (1, Gen.OneOf("", " ", "2026-07-01T10:00:00Z", "/Date(1234567890000)/", "1", "1.5", "true", "null", "NaN")),
        (1, Characters.Array[2_000, 3_000].Select(string.Concat)));

    private static Gen<string> Characters => Gen.Frequency(
        (20, Gen.Char['a', 'z'].Select(value => $"{value}")),
        (4, Gen.OneOf("\n", "\r", "\t", "\\", "/", "\"", "'", "<", "&", "é", "ß", "😀", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFD")));

    /// <summary>Values that conform to the contract.</summary>
    internal static Gen<object> Valid(Type type) => Objects(type, Depth).Where(value => ContractSchemas.IsValid(type, Generated.Write(value)));

    private static Gen<object> Objects(Type type, int depth)
    {
        var members = ContractTypes.PropertiesOf(type).Select(member => (member.Property, Values: Member(member.Property, depth - 1)));
        if (ContractTypes.UnknownOf(type) is { } unknown)
        {
            members = members.Append((unknown, Gen.Frequency((1, Nothing), (1, Unknown(depth - 1)))));
        }

        return members
            .Aggregate(
                Gen.Const(Array.Empty<(PropertyInfo Property, object? Value)>()),
                (all, member) => all.Select(member.Values, (parts, value) => parts.Append((member.Property, value)).ToArray()))
            .Select(parts => Made(type, parts));
    }

    private static object Made(Type type, IEnumerable<(PropertyInfo Property, object? Value)> parts)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var (property, value) in parts.Where(part => part.Value is not null))
        {
            property.SetValue(made, value);
        }

        return made;
    }

    private static Gen<object?> Member(PropertyInfo property, int depth)
    {
        var value = Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, depth);
        return ContractTypes.MayBeNull(property) ? Gen.Frequency((1, Nothing), (2, value)) : value;
    }

    private static Gen<object?> Value(Type type, int depth) =>
        ContractTypes.IsObject(type) ? Boxed(Objects(type, depth))
        : ContractTypes.ItemOf(type) is { } item ? Lists(item, depth - 1)
        : ContractTypes.IsOpenEnum(type) ? OpenEnums(type)
        : Type.GetTypeCode(type) switch
        {
            TypeCode.String => Boxed(Strings),
            TypeCode.Int32 => Boxed(Gen.Frequency((3, Gen.Int[-10, 1000]), (1, Gen.Int), (1, Gen.OneOf(int.MinValue, int.MaxValue)))),
            TypeCode.Int64 => Boxed(Integers),
            TypeCode.Single => Boxed(Gen.Single.Where(float.IsFinite)),
            TypeCode.Double => Boxed(Doubles),
            TypeCode.Decimal => Boxed(Gen.Decimal),
            TypeCode.Boolean => Boxed(Gen.Bool),
            _ => type == typeof(DateTimeOffset) ? Boxed(Dates) : Boxed(Any(depth).Where(value => value.Type != JTokenType.Null)),
        };

    private static Gen<object?> Nothing => Gen.Const((object?)null);

    private static Gen<long> Integers => Gen.Frequency((3, Gen.Long[-10, 1000]), (1, Gen.Long), (1, Gen.OneOf(long.MinValue, long.MaxValue)));

    private static Gen<double> Doubles => Gen.Frequency((3, Gen.Double[-1e6, 1e6]), (1, Gen.Double.Where(double.IsFinite)), (1, Gen.OneOf(0d, -0d, 1d, double.Epsilon, double.MaxValue)));

    private static Gen<DateTimeOffset> Dates => Gen.Frequency(
        (6, Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2200, 1, 1)].Select(
            Gen.Int[-14 * 60, 14 * 60], (time, minutes) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.FromMinutes(minutes)))),
        (1, Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch)));

    private static Gen<object?> OpenEnums(Type type)
    {
        var known = Gen.OneOf([.. ContractTypes.KnownValues(type)]);
        var newer = Strings.Where(text => !string.IsNullOrWhiteSpace(text));
        return Gen.Frequency((4, known), (1, newer)).Select(value => Activator.CreateInstance(type, value));
    }

    private static Gen<object?> Lists(Type item, int depth)
    {
        return Value(item, depth).Array[0, 4].Select(values =>
        {
            var list = Array.CreateInstance(item, values.Length);
            Array.Copy(values, list, values.Length);
            return (object?)list;
        });
    }

    private static Gen<object?> Unknown(int depth)
    {
        return Gen.OneOf(Names).Select(Any(depth), (name, value) => (Name: name, Value: value)).Array[0, 3].Select(members =>
        {
            var unknown = new Dictionary<string, JToken>();
            foreach (var (name, value) in members)
            {
                unknown[name] = value;
            }

            return (object?)unknown;
        });
    }

    private static Gen<JToken> Any(int depth)
    {
        var scalars = Gen.Frequency<JToken>(
            (3, Strings.Select(value => (JToken)new JValue(value))),
            (2, Integers.Select(value => (JToken)new JValue(value))),
            (1, Gen.ULong.Select(value => (JToken)new JValue(new BigInteger(value) * ulong.MaxValue))),
            (2, Doubles.Select(value => (JToken)new JValue(value))),
            (1, Gen.Bool.Select(value => (JToken)new JValue(value))),
            (1, Gen.Const(0).Select(_ => (JToken)JValue.CreateNull())));
        if (depth <= 0)
        {
            return scalars;
        }

        var inner = Any(depth - 1);
        return Gen.Frequency(
            (4, scalars),
            (1, Gen.OneOf(Names).Select(inner, (name, value) => (name, value)).Array[0, 4].Select(members => (JToken)new JObject(members.DistinctBy(member => member.name).Select(member => new JProperty(member.name, member.value))))),
            (1, inner.Array[0, 4].Select(items => (JToken)new JArray(items))));
    }

    private static Gen<object?> Boxed<T>(Gen<T> values) => values.Select(value => (object?)value);
}
