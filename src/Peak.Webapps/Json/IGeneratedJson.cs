using System.Text.Json;

namespace Peak.Webapps;

/// <summary>Reads and writes a generated type that is known only at run time.</summary>
internal interface IGeneratedJson
{
    /// <param name="reader">At the first token of the value; at its last token afterwards.</param>
    /// <exception cref="JsonException">The JSON does not conform to the contract.</exception>
    object Read(ref Utf8JsonReader reader);

    void Write(Utf8JsonWriter writer, object value);
}
