using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Finds all texts in an object by its public members, as a logger that serializes objects does.</summary>
internal static class ObjectTexts
{
    private const int MaxItems = 100;
    private const int MaxDepth = 12;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>All texts, each with the path that leads to it.</summary>
    internal static IEnumerable<(string Path, string Text)> Texts(object? root) =>
        Texts(root, root?.GetType().Name ?? "", 0, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static IEnumerable<(string Path, string Text)> Texts(object? value, string path, int depth, HashSet<object> seen)
    {
        if (value is null || depth > MaxDepth || IsNoise(value.GetType()))
        {
            yield break;
        }

        if (value is string text)
        {
            yield return (path, text);
            yield break;
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            yield break;
        }

        yield return (path, value.ToString() ?? "");
        var items = value is IEnumerable many ? many.Cast<object?>().Take(MaxItems) : [];
        var children = items.Select((item, index) => ($"{path}[{index}]", item))
            .Concat(PropertiesOf(value.GetType()).Select(property => ($"{path}.{property.Name}", ValueOf(property, value))));
        foreach (var found in children.SelectMany(child => Texts(child.Item2, child.Item1, depth + 1, seen)))
        {
            yield return found;
        }
    }

    /// <summary>Types that cannot hold a text of ours.</summary>
    private static bool IsNoise(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer
        || (type.Namespace is "System.Reflection" or "System.Threading" or "System.Threading.Tasks" or "System.Globalization"
            && !typeof(Exception).IsAssignableFrom(type))
        || typeof(Type).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);

    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)]);

    private static object? ValueOf(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException)
        {
            // A property that throws has no text.
            return null;
        }
    }
}
