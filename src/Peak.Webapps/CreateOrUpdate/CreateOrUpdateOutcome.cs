using System.Text.Json.Serialization;
using Newtonsoft.Json.Converters;

namespace Peak.Webapps;

/// <summary>What create-or-update did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreateOrUpdateOutcome>))]
[Newtonsoft.Json.JsonConverter(typeof(StringEnumConverter))]
public enum CreateOrUpdateOutcome
{
    /// <summary>No resource had the name: one was created.</summary>
    Created,

    /// <summary>A resource had the name: an update was sent.</summary>
    Updated,

    /// <summary>
    /// A resource had the name, the update would have changed nothing, and its status was not a failure: no update was
    /// sent. Only with <see cref="CreateOrUpdateOptions.SkipUnchanged" />.
    /// </summary>
    Unchanged,
}
