using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Peak.Webapps;

/// <summary>The configuration keys, and how each is read: without reflection, so that it works under Native AOT.</summary>
internal static class PeakWebappsSettings
{
    private static readonly Setting[] All =
    [
        Text(nameof(PeakWebappsOptions.AuthToken), (options, value) => options.AuthToken = value),
        Text(nameof(PeakWebappsOptions.Stage), (options, value) => options.Stage = value),
        Setting.Of<Uri>(nameof(PeakWebappsOptions.BaseAddress), "an HTTP or HTTPS address, such as https://gateway.example/peak/", TryAddress, (options, value) => options.BaseAddress = value, isSecret: true),
        Setting.Of<bool>(nameof(PeakWebappsOptions.AllowPlainHttp), "true or false", bool.TryParse, (options, value) => options.AllowPlainHttp = value),
        Time(nameof(PeakWebappsOptions.Timeout), (options, value) => options.Timeout = value),
        Time(nameof(PeakWebappsOptions.AttemptTimeout), (options, value) => options.AttemptTimeout = value),
        Text(nameof(PeakWebappsOptions.ApplicationName), (options, value) => options.ApplicationName = value),
        Setting.Of<long>(nameof(PeakWebappsOptions.MaxResponseBodySize), "a whole number of bytes", TryInteger, (options, value) => options.MaxResponseBodySize = value),
        Setting.Of<int>("Retry:MaxRetries", "a whole number", TryInteger, (options, value) => options.Retry.MaxRetries = value),
        Time("Retry:BaseDelay", (options, value) => options.Retry.BaseDelay = value),
        Time("Retry:MaxDelay", (options, value) => options.Retry.MaxDelay = value),
        Time("Wait:PollInterval", (options, value) => options.Wait.PollInterval = value),
        Time("Wait:MaxPollInterval", (options, value) => options.Wait.MaxPollInterval = value),
        Time("Wait:Timeout", (options, value) => options.Wait.Timeout = value),
    ];

    private delegate bool TryParse<T>(string text, out T value);

    internal static IEnumerable<string> Keys => All.Select(setting => setting.Key);

    /// <summary>Sets the options that the configuration holds. Blank values count as not set.</summary>
    /// <returns>The errors: unknown keys and values of another type, each with its full key.</returns>
    internal static IReadOnlyList<string> Bind(IConfiguration configuration, PeakWebappsOptions options)
    {
        var errors = new List<string>();
        var path = (configuration as IConfigurationSection)?.Path;
        if (configuration is IConfigurationSection { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            errors.Add($"'{path}' is a single value: expected a section with keys such as {All[0].Key}.");
        }

        Bind(configuration, group: "", path is null ? "" : path + ":", options, errors);
        return errors;
    }

    private static void Bind(IConfiguration section, string group, string prefix, PeakWebappsOptions options, List<string> errors)
    {
        foreach (var child in section.GetChildren())
        {
            var key = group + child.Key;
            if (Array.Find(All, setting => IsSame(setting.Key, key)) is { } setting)
            {
                setting.Bind(child, options, errors);
                errors.AddRange(child.GetChildren().Select(below => $"'{below.Path}' is unknown: '{child.Path}' is {setting.Expected}."));
            }
            else if (Array.Exists(All, setting => setting.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))
            {
                if (!string.IsNullOrWhiteSpace(child.Value))
                {
                    errors.Add($"'{child.Path}' is a single value: expected a section.");
                }

                Bind(child, key + ":", prefix, options, errors);
            }
            else if (group.Length > 0 || prefix.Length > 0)
            {
                // Not at the root of a configuration: it holds the settings of others and environment variables, too.
                errors.Add(FindNearest(key) is { } nearest
                    ? $"'{child.Path}' is unknown: did you mean '{prefix}{nearest}'?"
                    : $"'{child.Path}' is unknown: expected one of {string.Join(", ", Keys)}.");
            }
        }
    }

    /// <summary>The key that was probably meant: one with the same last part elsewhere, or one that differs by little.</summary>
    private static string? FindNearest(string key)
    {
        var nearest = All.MinBy(setting => Distance(setting.Key, key))!.Key;
        return Distance(nearest, key) <= 1 + (key.Length / 5)
            ? nearest
            : Array.Find(All, setting => setting.Key.EndsWith(":" + LastPart(key), StringComparison.OrdinalIgnoreCase) || IsSame(setting.Key, LastPart(key)))?.Key;

        static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];
    }

    /// <summary>The number of characters to insert, remove or replace to get from one text to the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Setting Text(string key, Action<PeakWebappsOptions, string> set) =>
        Setting.Of(key, "a string", (string text, out string value) => (value = text) is not null, set);

    private static Setting Time(string key, Action<PeakWebappsOptions, TimeSpan> set) =>
        Setting.Of<TimeSpan>(key, "a time as hh:mm:ss, such as 00:00:30", TryTime, set);

    private static bool TryAddress(string text, out Uri value) =>
        Uri.TryCreate(text, UriKind.Absolute, out value!) && (value.Scheme == Uri.UriSchemeHttps || value.Scheme == Uri.UriSchemeHttp);

    // "30" alone would be 30 days.
    private static bool TryTime(string text, out TimeSpan value) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) && text.Contains(':');

    private static bool TryInteger<T>(string text, out T value)
        where T : struct, System.Numerics.IBinaryInteger<T> =>
        T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private sealed record Setting(string Key, string Expected, Func<PeakWebappsOptions, string, bool> TrySet, bool IsSecret)
    {
        internal static Setting Of<T>(string key, string expected, TryParse<T> tryParse, Action<PeakWebappsOptions, T> set, bool isSecret = false) =>
            new(
                key,
                expected,
                (options, text) =>
                {
                    var isParsed = tryParse(text, out var value);
                    if (isParsed)
                    {
                        set(options, value);
                    }

                    return isParsed;
                },
                isSecret);

        internal void Bind(IConfigurationSection section, PeakWebappsOptions options, List<string> errors)
        {
            if (!string.IsNullOrWhiteSpace(section.Value) && !TrySet(options, section.Value))
            {
                errors.Add(IsSecret ? $"'{section.Path}' cannot be used: expected {Expected}." : $"'{section.Path}' is \"{section.Value}\": expected {Expected}.");
            }
        }
    }
}
