using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>The client's own reading and writing of a type that is known only at run time.</summary>
internal static class Generated
{
    private delegate object? Reader(ReadOnlySpan<byte> json);

    private static readonly MethodInfo ReadMethod =
        typeof(PeakJson).GetMethod(nameof(PeakJson.Read), BindingFlags.NonPublic | BindingFlags.Static, [typeof(ReadOnlySpan<byte>)])!;

    private static readonly Dictionary<Type, Reader> Readers =
        ContractTypes.Objects.ToDictionary(type => type, type => ReadMethod.MakeGenericMethod(type).CreateDelegate<Reader>());

    internal static object? Read(Type type, string json) => Read(type, Encoding.UTF8.GetBytes(json));

    internal static object? Read(Type type, ReadOnlySpan<byte> json) => Readers[type](json);

    /// <summary>Reads with a caller's reader, whose tokens may be in several segments.</summary>
    internal static object? Read(Type type, ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonSerializer.Deserialize(ref reader, type);
    }

    internal static string Write(object value) => Encoding.UTF8.GetString(PeakJson.Write(value).Span);
}
