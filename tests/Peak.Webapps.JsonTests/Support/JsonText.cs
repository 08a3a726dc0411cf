using System.Text.Json;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Compares JSON texts by what they say.</summary>
internal static class JsonText
{
    internal static void ShouldBeSameAs(string actual, string expected) => Compare(actual, expected, JsonElement.DeepEquals);

    /// <summary>As <see cref="ShouldBeSameAs" />, with numbers of double precision: Newtonsoft.Json reads no more.</summary>
    internal static void ShouldBeAboutSameAs(string actual, string expected) => Compare(actual, expected, AreAboutEqual);

    private static void Compare(string actual, string expected, Func<JsonElement, JsonElement, bool> areEqual)
    {
        using var one = JsonDocument.Parse(actual);
        using var other = JsonDocument.Parse(expected);
        if (!areEqual(one.RootElement, other.RootElement))
        {
            Assert.Fail($"Expected: {expected}\nActual:   {actual}");
        }
    }

    private static bool AreAboutEqual(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetDouble().Equals(other.GetDouble()) || one.GetDouble() == other.GetDouble(),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => AreAboutEqual(pair.First, pair.Second)),
        (JsonValueKind.Object, JsonValueKind.Object) =>
            one.GetPropertyCount() == other.GetPropertyCount()
            && one.EnumerateObject().All(property => other.TryGetProperty(property.Name, out var same) && AreAboutEqual(property.Value, same)),
        _ => JsonElement.DeepEquals(one, other),
    };
}
