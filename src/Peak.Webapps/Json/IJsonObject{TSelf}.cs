using System.Text.Json;

namespace Peak.Webapps;

/// <summary>An object of the contract that reads itself from JSON, with generated code.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IJsonObject<TSelf> : IJsonObject
    where TSelf : class, IJsonObject<TSelf>
{
    /// <param name="reader">At the start of the object; at its end afterwards.</param>
    /// <exception cref="JsonException">The JSON does not conform to the contract.</exception>
    static abstract TSelf ReadJson(ref Utf8JsonReader reader);
}
