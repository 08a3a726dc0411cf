using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>The properties of an object that the contract does not know, of which objects are made only when somebody looks at them.</summary>
internal struct AdditionalProperties
{
    /// <summary>Nothing; the tokens; or from the first look on the dictionary: one field, so that they are never mixed up.</summary>
    private object? _state;

    /// <summary>The properties, in the same dictionary for all who look, on whichever thread.</summary>
    internal IDictionary<string, JToken> Value
    {
        get
        {
            var current = Volatile.Read(ref _state);
            if (current is IDictionary<string, JToken> properties)
            {
                return properties;
            }

            properties = ToDictionary((object?[]?)current);
            return Interlocked.CompareExchange(ref _state, properties, current) as IDictionary<string, JToken> ?? properties;
        }
        set => _state = value;
    }

    /// <param name="recorder">What it took down: a name and a value by turns.</param>
    internal void Add(in JsonRecorder recorder)
    {
        if (recorder.Tokens.IsEmpty)
        {
            return;
        }

        if (_state is null)
        {
            _state = recorder.Tokens.ToArray();
        }
        else
        {
            AddTo(Value, recorder.Tokens);
        }
    }

    internal void WriteTo(JsonWriter writer)
    {
        if (_state is null)
        {
            return;
        }

        foreach (var (name, value) in Value)
        {
            writer.WritePropertyName(name);
            JsonWrite.Any(writer, value);
        }
    }

    private static Dictionary<string, JToken> ToDictionary(ReadOnlySpan<object?> tokens)
    {
        var properties = new Dictionary<string, JToken>();
        AddTo(properties, tokens);
        return properties;
    }

    private static void AddTo(IDictionary<string, JToken> properties, ReadOnlySpan<object?> tokens)
    {
        while (!tokens.IsEmpty)
        {
            var name = (string)JsonAny.Take(ref tokens)!;
            // The last one of a name wins.
            properties[name] = JsonAny.Next(ref tokens);
        }
    }
}
