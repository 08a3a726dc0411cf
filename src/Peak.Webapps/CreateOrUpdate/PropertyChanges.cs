using System.Collections;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Collects what a request would change, by the path that leads to it.</summary>
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

    internal static IReadOnlyList<PropertyChange> Of(IChangeSource request, object? present)
    {
        var changes = new PropertyChanges([], "", "");
        request.FindChanges(present, changes);
        return changes._changes;
    }

    /// <summary>A property that is not given is no change, and one that the service does not show is.</summary>
    internal void Compare(string jsonName, string name, object? wanted, object? present, bool redeploys)
    {
        if (wanted is IChangeSource part)
        {
            part.FindChanges(present, new(_changes, $"{_jsonPrefix}{jsonName}.", $"{_prefix}{name}."));
        }
        else if (wanted is not null && !IsSame(wanted, present))
        {
            _changes.Add(new()
            {
                JsonPath = _jsonPrefix + jsonName,
                PropertyPath = _prefix + name,
                OldValue = present,
                NewValue = wanted,
                Redeploys = redeploys,
            });
        }
    }

    /// <summary>Properties that the contract does not know: nothing says that changing one does not redeploy.</summary>
    internal void CompareUnknown(IDictionary<string, JToken> wanted, IDictionary<string, JToken>? present)
    {
        foreach (var (name, value) in wanted)
        {
            Compare(name, name, value, present?.TryGetValue(name, out var other) == true ? other : null, redeploys: true);
        }
    }

    private static bool IsSame(object? wanted, object? present) => (wanted, present) switch
    {
        (JToken one, JToken other) => JToken.DeepEquals(one, other),
        (IChangeSource part, not null) => Of(part, present).Count == 0,
        (string, _) => wanted.Equals(present),
        (IEnumerable one, IEnumerable other) => IsSameList([.. one.Cast<object?>()], [.. other.Cast<object?>()]),
        _ => Equals(wanted, present),
    };

    private static bool IsSameList(object?[] wanted, object?[] present) =>
        wanted.Length == present.Length && wanted.Zip(present).All(pair => IsSame(pair.First, pair.Second));
}
