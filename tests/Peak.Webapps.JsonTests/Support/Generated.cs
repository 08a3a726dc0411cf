using System.Buffers;
using System.Reflection;
using System.Text;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>The client's own reading and writing of a type that is known only at run time.</summary>
internal static class Generated
{
    private delegate object? Reader(ReadOnlySequence<byte> json);

    private static readonly MethodInfo ReadMethod =
        typeof(PeakJson).GetMethod(nameof(PeakJson.Read), BindingFlags.NonPublic | BindingFlags.Static, [typeof(ReadOnlySequence<byte>)])!;

    private static readonly Dictionary<Type, Reader> Readers =
        ContractTypes.Objects.ToDictionary(type => type, type => ReadMethod.MakeGenericMethod(type).CreateDelegate<Reader>());

    internal static object? Read(Type type, string json) => Read(type, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)));

    internal static object? Read(Type type, ReadOnlySequence<byte> json) => Readers[type](json);

    internal static string Write(object value) =>
        Encoding.UTF8.GetString(PeakJson.Write(writer => ((IJsonObject)value).WriteJson(writer)).Span);
}
