using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>An object of the contract that writes itself as JSON, with code that was generated for it.</summary>
internal interface IJsonObject
{
    /// <exception cref="JsonSerializationException">A required property is null.</exception>
    void WriteJson(JsonWriter writer);
}
