using System.Text;
using System.Text.Json.Serialization;

namespace Peak.Webapps;

/// <summary>A property that create-or-update changes.</summary>
public sealed class PropertyChange
{
    /// <summary>The property as the API names it, for example <c>imageDetails.versionId</c>.</summary>
    public required string JsonPath { get; init; }

    /// <summary>The property as the .NET types name it, for example <c>ImageDetails.VersionId</c>.</summary>
    public required string PropertyPath { get; init; }

    /// <summary>The value that the service returned; <see langword="null" /> if it returned none.</summary>
    [JsonConverter(typeof(SystemTextJsonConverter))]
    public object? OldValue { get; init; }

    /// <summary>The value of the request.</summary>
    [JsonConverter(typeof(SystemTextJsonConverter))]
    public required object NewValue { get; init; }

    /// <summary>Whether changing this property redeploys the resource. Assumed of properties that are unknown to the contract.</summary>
    public required bool Redeploys { get; init; }

    /// <summary>The change in one line, with JSON values, for example <c>imageDetails.versionId: 7 → 8 (redeploys)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{JsonPath}: {(OldValue is null ? "unset" : Json(OldValue))} → {Json(NewValue)}{(Redeploys ? " (redeploys)" : "")}";

    private static string Json(object value) => Encoding.UTF8.GetString(PeakJson.Write(value).Span);
}
