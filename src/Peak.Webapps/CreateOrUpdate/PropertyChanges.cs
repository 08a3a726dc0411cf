using System.Collections;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Collects what an update would change, each change with the path of its property.</summary>
internal sealed class PropertyChanges
{
    private readonly List<PropertyChange> _changes;
    private readonly string _jsonPrefix;
    private readonly string _prefix;

    private PropertyChanges(List<PropertyChange> changes, string jsonPrefix, string prefix)
    {
        _changes = changes;
        _jsonPrefix = jsonPrefix;
        _prefix = prefix;
    }

    internal static IReadOnlyList<PropertyChange> Of(IChangeSource update, object? existing)
    {
        var changes = new PropertyChanges([], "", "");
        update.FindChanges(existing, changes);
        return changes._changes;
    }

    /// <summary>A property that the update does not set is no change. One that the service does not return is a change.</summary>
    internal void Compare(string jsonName, string name, object? newValue, object? oldValue, bool redeploys)
    {
        if (newValue is IChangeSource part)
        {
            part.FindChanges(oldValue, new(_changes, $"{_jsonPrefix}{jsonName}.", $"{_prefix}{name}."));
        }
        else if (newValue is not null && !IsSame(newValue, oldValue))
        {
            _changes.Add(new()
            {
                JsonPath = _jsonPrefix + jsonName,
                PropertyPath = _prefix + name,
                OldValue = oldValue,
                NewValue = newValue,
                Redeploys = redeploys,
            });
        }
    }

    /// <summary>Properties that are unknown to the contract are assumed to redeploy.</summary>
    internal void CompareUnknown(IDictionary<string, JToken> newValues, IDictionary<string, JToken>? oldValues)
    {
        foreach (var (name, value) in newValues)
        {
            Compare(name, name, value, oldValues?.TryGetValue(name, out var oldValue) == true ? oldValue : null, redeploys: true);
        }
    }

    private static bool IsSame(object? newValue, object? oldValue) => (newValue, oldValue) switch
    {
        (JToken one, JToken other) => JToken.DeepEquals(one, other),
        (IChangeSource part, not null) => Of(part, oldValue).Count == 0,
        (string, _) => newValue.Equals(oldValue),
        (IEnumerable one, IEnumerable other) => IsSameList([.. one.Cast<object?>()], [.. other.Cast<object?>()]),
        _ => Equals(newValue, oldValue),
    };

    private static bool IsSameList(object?[] newItems, object?[] oldItems) =>
        newItems.Length == oldItems.Length && newItems.Zip(oldItems).All(pair => IsSame(pair.First, pair.Second));
}
