using System.Collections;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>A list of values of any shape, of which objects are made only when somebody looks at one.</summary>
internal sealed class JsonAnyList : IReadOnlyList<JToken>
{
    internal static readonly JsonAnyList Empty = new([], 0);

    /// <summary>The tokens, or from the first look on the items: one field, so that both are never mixed up.</summary>
    private object _tokensOrItems;

    /// <param name="tokens">What a <see cref="JsonRecorder" /> took down of the items.</param>
    /// <param name="count">How many items there are.</param>
    internal JsonAnyList(object?[] tokens, int count) => (_tokensOrItems, Count) = (tokens, count);

    public int Count { get; }

    public JToken this[int index] => Items()[index];

    public IEnumerator<JToken> GetEnumerator() => Items().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The items, the same ones for all who look, on whichever thread.</summary>
    private IReadOnlyList<JToken> Items()
    {
        var current = Volatile.Read(ref _tokensOrItems);
        if (current is JToken[] items)
        {
            return items;
        }

        items = ToItems((object?[])current);
        return Interlocked.CompareExchange(ref _tokensOrItems, items, current) as JToken[] ?? items;
    }

    private JToken[] ToItems(ReadOnlySpan<object?> tokens)
    {
        var items = new JToken[Count];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = JsonAny.Next(ref tokens);
        }

        return items;
    }
}
