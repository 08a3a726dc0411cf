using System.Text.Json;

namespace Peak.Webapps;

/// <summary>An object of the contract that writes itself as JSON, with generated code.</summary>
internal interface IJsonObject
{
    /// <exception cref="JsonException">A required property is null.</exception>
    void WriteJson(Utf8JsonWriter writer);
}
