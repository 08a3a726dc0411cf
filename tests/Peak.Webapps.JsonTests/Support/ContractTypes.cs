using System.Reflection;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>All types of the contract, found by reflection: a new schema is tested as soon as it is there.</summary>
internal static class ContractTypes
{
    private const string Unknown = "AdditionalProperties";

    private static readonly NullabilityInfoContext Nullability = new();

    internal static IReadOnlyList<Type> Objects { get; } =
        [.. typeof(PeakSession).Assembly.GetTypes().Where(IsObject).OrderBy(type => type.Name, StringComparer.Ordinal)];

    internal static TheoryData<Type> ForTheory => [.. Objects];

    internal static bool IsObject(Type type) => type.IsClass && typeof(IJsonObject).IsAssignableFrom(type);

    internal static bool IsOpenEnum(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOpenEnum<>));

    internal static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    internal static IReadOnlyList<(string Name, PropertyInfo Property)> PropertiesOf(Type type) =>
        [.. ContractSchemas.PropertiesOf(type).Zip(type.GetProperties().Where(property => property.CanWrite && property.Name != Unknown))];

    internal static bool MayBeNull(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    internal static PropertyInfo? UnknownOf(Type type) => type.GetProperty(Unknown);

    internal static IReadOnlyList<string> KnownValues(Type openEnum) =>
        [.. ((System.Collections.IEnumerable)openEnum.GetProperty("KnownValues")!.GetValue(null)!).Cast<object>().Select(value => value.ToString()!)];
}
