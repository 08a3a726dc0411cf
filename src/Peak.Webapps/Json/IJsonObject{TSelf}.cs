using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>An object of the contract that reads itself from JSON, with code that was generated for it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IJsonObject<TSelf> : IJsonObject
    where TSelf : class, IJsonObject<TSelf>
{
    /// <summary>Reads the object that the reader has come to the start of.</summary>
    /// <param name="reader">At the start of an object; at its end afterwards.</param>
    /// <param name="existing">What to read into, as Newtonsoft.Json does it; a new object by default.</param>
    /// <param name="unknown">What becomes of a property that the contract does not know, where the object does not keep it.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonException">The JSON is not what the contract says.</exception>
    static abstract TSelf ReadJson(JsonReader reader, TSelf? existing, MissingMemberHandling unknown);
}
