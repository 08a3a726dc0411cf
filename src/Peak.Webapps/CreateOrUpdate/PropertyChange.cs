using System.Globalization;

namespace Peak.Webapps;

/// <summary>A property of a webapp that create-or-update changes, see <see cref="CreateOrUpdateWebappResult.Changes" />.</summary>
public sealed class PropertyChange
{
    /// <summary>The property as the API names it, for example <c>imageDetails.versionId</c>.</summary>
    public required string JsonPath { get; init; }

    /// <summary>The property as it is named here, for example <c>ImageDetails.VersionId</c>.</summary>
    public required string PropertyPath { get; init; }

    /// <summary>The value that the service answered; <see langword="null" /> when it answered none.</summary>
    public object? OldValue { get; init; }

    /// <summary>The value of the request.</summary>
    public required object NewValue { get; init; }

    /// <summary>Whether changing this property redeploys the webapp. Assumed of a property that the contract does not know.</summary>
    public required bool Redeploys { get; init; }

    /// <summary>The change in a line, for example <c>imageDetails.versionId: 7 → 8 (redeploys)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{JsonPath}: {OldValue ?? "nothing"} → {NewValue}{(Redeploys ? " (redeploys)" : "")}");
}
