using System.Numerics;
using System.Reflection;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Makes values of a type of the contract, each property given or not.</summary>
internal sealed class Values
{
    private const int Depth = 3;

    private static readonly string[] Names = ["", "$type", "$id", "$ref", "x", "newer", "a.b['c']", "\"", "\\", "é😀", "\u2028", "a\nb", "<>"];

    private readonly bool _odd;

    private readonly Gen<string> _strings;

    private Values(bool odd)
    {
        _odd = odd;
        var characters = Gen.Frequency(
            (20, Gen.Char['a', 'z'].Select(value => $"{value}")),
            (4, Gen.OneOf("\n", "\r", "\t", "\\", "/", "\"", "'", "<", "&", "é", "ß", "😀", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFD")),
            // Halves of pairs: no text that UTF-8 could carry.
            (odd ? 1 : 0, Gen.OneOf("\ud83d", "\ude00")));
        _strings = Gen.Frequency(
            (12, characters.Array[0, 12].Select(string.Concat)),
            (1, Gen.OneOf("", " ", "2026-07-01T10:00:00Z", "/Date(1234567890000)/", "1", "1.5", "true", "null", "NaN")),
            (1, characters.Array[2_000, 3_000].Select(string.Concat)));
    }

    /// <summary>Whatever a program can put into a value, the null that it must not have included.</summary>
    internal static Gen<object> Possible(Type type) => new Values(odd: true).Objects(type, Depth);

    /// <summary>Values that keep to the contract, and that JSON as UTF-8 can carry without a loss.</summary>
    internal static Gen<object> Valid(Type type) =>
        new Values(odd: false).Objects(type, Depth).Where(value => ((ICheckable)value).FindViolation() is null);

    private Gen<object> Objects(Type type, int depth)
    {
        var members = ContractTypes.PropertiesOf(type).Select(member => (member.Property, Values: Member(member.Property, depth - 1)));
        if (ContractTypes.UnknownOf(type) is { } unknown)
        {
            members = members.Append((unknown, Gen.Frequency((1, Nothing), (1, Unknown(type, depth - 1)))));
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

    private Gen<object?> Member(PropertyInfo property, int depth)
    {
        var value = Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, depth);
        return ContractTypes.MayBeNull(property) ? Gen.Frequency((1, Nothing), (2, value))
            : _odd ? Gen.Frequency((1, Nothing), (60, value))
            : value;
    }

    private Gen<object?> Value(Type type, int depth) =>
        ContractTypes.IsObject(type) ? Boxed(Objects(type, depth))
        : ContractTypes.ItemOf(type) is { } item ? Lists(item, depth - 1)
        : ContractTypes.IsOpenEnum(type) ? OpenEnums(type)
        : Type.GetTypeCode(type) switch
        {
            TypeCode.String => Boxed(_strings),
            TypeCode.Int32 => Boxed(Gen.Frequency((3, Gen.Int[-10, 1000]), (1, Gen.Int), (1, Gen.OneOf(int.MinValue, int.MaxValue)))),
            TypeCode.Int64 => Boxed(Integers),
            TypeCode.Single => Boxed(_odd ? Gen.Single : Gen.Single.Where(float.IsFinite)),
            TypeCode.Double => Boxed(Doubles),
            TypeCode.Decimal => Boxed(Gen.Decimal),
            TypeCode.Boolean => Boxed(Gen.Bool),
            _ => type == typeof(DateTimeOffset) ? Boxed(Dates) : Boxed(_odd ? Any(depth) : Any(depth).Where(value => value.Type != JTokenType.Null)),
        };

    private static Gen<object?> Nothing => Gen.Const((object?)null);

    private static Gen<long> Integers => Gen.Frequency((3, Gen.Long[-10, 1000]), (1, Gen.Long), (1, Gen.OneOf(long.MinValue, long.MaxValue)));

    private Gen<double> Doubles => Gen.Frequency((3, Gen.Double[-1e6, 1e6]), (1, _odd ? Gen.Double : Gen.Double.Where(double.IsFinite)), (1, Gen.OneOf(0d, -0d, 1d, double.Epsilon, double.MaxValue)));

    private static Gen<DateTimeOffset> Dates => Gen.Frequency(
        (6, Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2200, 1, 1)].Select(
            Gen.Int[-14 * 60, 14 * 60], (time, minutes) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.FromMinutes(minutes)))),
        (1, Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch)));

    private Gen<object?> OpenEnums(Type type)
    {
        var known = Gen.OneOf([.. ContractTypes.KnownValues(type)]);
        var newer = _strings.Where(text => !string.IsNullOrWhiteSpace(text));
        var given = Gen.Frequency((4, known), (1, newer)).Select(value => Activator.CreateInstance(type, value));
        return _odd ? Gen.Frequency((20, given), (1, Gen.Const(Activator.CreateInstance(type)))) : given;
    }

    private Gen<object?> Lists(Type item, int depth)
    {
        var some = Value(item, depth);
        var items = _odd && !item.IsValueType ? Gen.Frequency((1, Nothing), (30, some)) : some;
        return items.Array[0, 4].Select(values =>
        {
            var list = Array.CreateInstance(item, values.Length);
            Array.Copy(values, list, values.Length);
            return (object?)list;
        });
    }

    private Gen<object?> Unknown(Type type, int depth)
    {
        var names = Gen.OneOf([.. Names, .. _odd ? ContractTypes.PropertiesOf(type).Select(member => member.Name) : []]);
        return names.Select(Any(depth), (name, value) => (Name: name, Value: value)).Array[0, 3].Select(members =>
        {
            var unknown = new Dictionary<string, JToken>();
            foreach (var (name, value) in members)
            {
                unknown[name] = value;
            }

            return (object?)unknown;
        });
    }

    private Gen<JToken> Any(int depth)
    {
        var scalars = Gen.Frequency<JToken>(
            (3, _strings.Select(value => (JToken)new JValue(value))),
            (2, Integers.Select(value => (JToken)new JValue(value))),
            (1, Gen.ULong.Select(value => (JToken)new JValue(new BigInteger(value) * ulong.MaxValue))),
            (2, Doubles.Select(value => (JToken)new JValue(value))),
            (1, Gen.Bool.Select(value => (JToken)new JValue(value))),
            (1, Gen.Const(0).Select(_ => (JToken)JValue.CreateNull())),
            (_odd ? 3 : 0, Odd));
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

    /// <summary>What no JSON is read to, but what a program can put among the properties.</summary>
    private static Gen<JToken> Odd => Gen.OneOf(
        Dates.Select(value => (JToken)new JValue(value)),
        Dates.Select(value => (JToken)new JValue(value.UtcDateTime)),
        Gen.Decimal.Select(value => (JToken)new JValue(value)),
        Gen.Single.Select(value => (JToken)new JValue(value)),
        Gen.Guid.Select(value => (JToken)new JValue(value)),
        Gen.Long.Select(value => (JToken)new JValue(TimeSpan.FromTicks(value))),
        Gen.Byte.Array[0, 8].Select(value => (JToken)new JValue(value)),
        Gen.Const(0).Select(_ => (JToken)JValue.CreateUndefined()),
        Gen.Const(0).Select(_ => (JToken)JValue.CreateString(null)),
        Gen.Const(0).Select(_ => (JToken)new JValue(new Uri("https://example.com/ü?a=%20"))),
        Gen.Const(0).Select(_ => (JToken)new JRaw("{ \"raw\" : 1 }")));

    private static Gen<object?> Boxed<T>(Gen<T> values) => values.Select(value => (object?)value);
}
