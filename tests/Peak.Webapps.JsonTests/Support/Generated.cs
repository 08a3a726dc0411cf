using System.Reflection;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>The client's own reading of a type that is known only at run time.</summary>
internal static class Generated
{
    private static readonly MethodInfo ReadText =
        typeof(PeakJson).GetMethod(nameof(PeakJson.Read), BindingFlags.NonPublic | BindingFlags.Static, [typeof(string), typeof(int)])!;

    private static readonly MethodInfo ReadBody =
        typeof(PeakJson).GetMethod(nameof(PeakJson.Read), BindingFlags.NonPublic | BindingFlags.Static, [typeof(PooledBody), typeof(int)])!;

    private static readonly Dictionary<Type, Func<string, int, object?>> TextReaders =
        ContractTypes.Objects.ToDictionary(type => type, type => ReadText.MakeGenericMethod(type).CreateDelegate<Func<string, int, object?>>());

    private static readonly Dictionary<Type, Func<PooledBody, int, object?>> BodyReaders =
        ContractTypes.Objects.ToDictionary(type => type, type => ReadBody.MakeGenericMethod(type).CreateDelegate<Func<PooledBody, int, object?>>());

    internal static object? Read(Type type, string json, int maxDepth = PeakJson.DefaultMaxDepth) => TextReaders[type](json, maxDepth);

    internal static object? Read(Type type, PooledBody body, int maxDepth = PeakJson.DefaultMaxDepth) => BodyReaders[type](body, maxDepth);
}
