using System.Collections;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>A list of any JSON values, which are parsed when the list is first used.</summary>
internal sealed class LazyJTokenList : IReadOnlyList<JToken>
{
    private static readonly LazyJTokenList Empty = new("[]"u8.ToArray());

    /// <summary>The JSON of the array, or the items once they are used: one field, for threads that use them first together.</summary>
    private object _jsonOrItems;

    private LazyJTokenList(byte[] json) => _jsonOrItems = json;

    public int Count => Items.Count;

    private JArray Items
    {
        get
        {
            var current = Volatile.Read(ref _jsonOrItems);
            if (current is JArray items)
            {
                return items;
            }

            items = (JArray)JTokenBuilder.Parse((byte[])current);
            return Interlocked.CompareExchange(ref _jsonOrItems, items, current) as JArray ?? items;
        }
    }

    public JToken this[int index] => Items[index];

    public IEnumerator<JToken> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <param name="reader">At the start of the array; at its end afterwards.</param>
    internal static LazyJTokenList Read(ref Utf8JsonReader reader) =>
        RawJson.Value(ref reader) is { Length: > 2 } json ? new(json) : Empty;

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (Volatile.Read(ref _jsonOrItems) is byte[] json)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        else
        {
            JsonWrite.Any(writer, Items);
        }
    }
}
