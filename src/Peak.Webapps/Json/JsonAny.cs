using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Makes objects of values of any shape.</summary>
/// <remarks>
/// Not <see cref="JToken.ReadFrom(JsonReader)" />: for each name that an object has twice, that one searches the whole
/// object, so that a few megabytes keep it busy for hours; and it notes the place of every token.
/// </remarks>
internal static class JsonAny
{
    /// <param name="reader">At the first token of the value; at its last one afterwards.</param>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    internal static JToken Read(JsonReader reader)
    {
        using var recorder = new JsonRecorder();
        recorder.AddValue(reader);
        var tokens = recorder.Tokens;
        return Next(ref tokens);
    }

    /// <summary>Makes the object of the value that comes next, and passes over its tokens.</summary>
    /// <param name="tokens">What a <see cref="JsonRecorder" /> took down.</param>
    internal static JToken Next(ref ReadOnlySpan<object?> tokens)
    {
        JContainer? container = null;
        string? name = null;
        while (true)
        {
            var token = Take(ref tokens);
            if (ReferenceEquals(token, JsonRecorder.End))
            {
                // The parent of a value in an object is its property.
                if ((container!.Parent is JProperty property ? property.Parent : container.Parent) is not { } outer)
                {
                    return container;
                }

                container = outer;
                continue;
            }

            if (container is JObject && name is null)
            {
                name = (string?)token;
                continue;
            }

            var value = Value(token);
            if (container is not null)
            {
                Add(container, name, value);
                name = null;
            }

            if (value is JContainer inner)
            {
                container = inner;
            }
            else if (container is null)
            {
                return value;
            }
        }
    }

    internal static object? Take(ref ReadOnlySpan<object?> tokens)
    {
        var token = tokens[0];
        tokens = tokens[1..];
        return token;
    }

    private static JToken Value(object? token) =>
        ReferenceEquals(token, JsonRecorder.ObjectStart) ? new JObject()
        : ReferenceEquals(token, JsonRecorder.ArrayStart) ? new JArray()
        : ReferenceEquals(token, JsonRecorder.Undefined) ? JValue.CreateUndefined()
        : token is null ? JValue.CreateNull()
        : new JValue(token);

    private static void Add(JContainer container, string? name, JToken value)
    {
        if (container is JObject properties)
        {
            // The last one of a name wins.
            properties[name!] = value;
        }
        else
        {
            container.Add(value);
        }
    }
}
