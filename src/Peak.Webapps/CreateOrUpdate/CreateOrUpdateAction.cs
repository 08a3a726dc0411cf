using System.Text.Json.Serialization;
using Newtonsoft.Json.Converters;

namespace Peak.Webapps;

/// <summary>What create-or-update would do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreateOrUpdateAction>))]
[Newtonsoft.Json.JsonConverter(typeof(StringEnumConverter))]
public enum CreateOrUpdateAction
{
    /// <summary>
    /// Create a resource: no resource has the name, or the one that has it is being deleted. Create-or-update waits up to a
    /// few seconds for the end of a deletion.
    /// </summary>
    Create,

    /// <summary>Update the resource that has the name: the update changes something, or the status of the resource is a failure.</summary>
    Update,

    /// <summary>Nothing: the update would change nothing, and the status of the resource is not a failure.</summary>
    None,
}
