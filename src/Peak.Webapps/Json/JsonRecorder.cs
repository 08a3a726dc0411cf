using System.Buffers;
using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>
/// Takes down values of any shape, token by token: next to nothing beside the <see cref="Newtonsoft.Json.Linq.JToken" />s
/// that <see cref="JsonAny" /> makes of them for whoever looks at them.
/// </summary>
/// <remarks>
/// A scalar is its own token, null included, and so is a name. Which of the two a text is, its place in an object tells.
/// </remarks>
internal ref struct JsonRecorder
{
    internal static readonly object ObjectStart = new();
    internal static readonly object ArrayStart = new();
    internal static readonly object End = new();
    internal static readonly object Undefined = new();

    private const int LikelyLength = 64;

    private object?[] _tokens;
    private int _count;

    public JsonRecorder() => _tokens = [];

    /// <summary>All tokens until now. What is to outlive the recorder is copied.</summary>
    internal readonly ReadOnlySpan<object?> Tokens => _tokens.AsSpan(0, _count);

    internal void AddName(string name) => Add(name);

    /// <param name="reader">At the first token of the value; at its last one afterwards.</param>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    internal void AddValue(JsonReader reader)
    {
        // A loop and no recursion: how deep it goes is the reader's limit, and not that of the stack.
        var depth = 0;
        while (true)
        {
            switch (reader.TokenType)
            {
                case JsonToken.StartObject:
                    Add(ObjectStart);
                    depth++;
                    break;
                case JsonToken.StartArray:
                    Add(ArrayStart);
                    depth++;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    Add(End);
                    depth--;
                    break;
                case JsonToken.PropertyName:
                    Add(reader.Value!.ToString());
                    break;
                default:
                    Add(Scalar(reader));
                    break;
            }

            if (depth == 0)
            {
                return;
            }

            JsonRead.Next(reader);
        }
    }

    public void Dispose()
    {
        if (_tokens.Length > 0)
        {
            // What the service sent must not stay alive in the pool.
            Array.Clear(_tokens, 0, _count);
            ArrayPool<object?>.Shared.Return(_tokens);
            _tokens = [];
        }
    }

    private static object? Scalar(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.Null => null,
        JsonToken.Undefined => Undefined,
        JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.Date or JsonToken.Bytes => reader.Value,
        _ => throw JsonRead.Unexpected(reader, "a value"),
    };

    private void Add(object? token)
    {
        if (_count == _tokens.Length)
        {
            var larger = ArrayPool<object?>.Shared.Rent(Math.Max(_count * 2, LikelyLength));
            _tokens.AsSpan().CopyTo(larger);
            var count = _count;
            Dispose();
            (_tokens, _count) = (larger, count);
        }

        _tokens[_count++] = token;
    }
}
