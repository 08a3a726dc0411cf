using System.Globalization;
using System.Net.Http.Headers;

namespace Peak.Webapps;

/// <summary>Reads the delay that a service asks for, more leniently than .NET, which ignores what HTTP does not allow.</summary>
internal static class RetryAfter
{
    private const string Name = "Retry-After";

    /// <summary>The dates of HTTP without their day of the week: preferred, RFC 850, asctime.</summary>
    private static readonly string[] DateFormats = ["d MMM yyyy H:m:s 'GMT'", "d-MMM-yy H:m:s 'GMT'", "MMM d H:m:s yyyy"];

    /// <summary>The delay; zero for a date that is over, <see langword="null" /> if there is no header that can be read.</summary>
    internal static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.NonValidated.TryGetValues(Name, out var values))
        {
            return null;
        }

        foreach (var value in values)
        {
            if (FirstOf(value, now) is { } delay)
            {
                return delay;
            }
        }

        return null;
    }

    /// <summary>The first of the values that a gateway may have joined by commas. A date holds a comma, too.</summary>
    private static TimeSpan? FirstOf(string values, DateTimeOffset now)
    {
        for (var end = values.IndexOf(','); end >= 0; end = values.IndexOf(',', end + 1))
        {
            if (Parse(values[..end], now) is { } delay)
            {
                return delay;
            }
        }

        return Parse(values, now);
    }

    private static TimeSpan? Parse(string value, DateTimeOffset now)
    {
        value = value.Trim(' ', '\t', '"');
        return Seconds(value) ?? (Date(value) is { } date ? TimeSpan.FromTicks(Math.Max((date - now).Ticks, 0)) : null);
    }

    private static TimeSpan? Seconds(string value)
    {
        // Not left to the parser alone: it takes "Infinity" for a number.
        if (value.Length == 0 || !(char.IsAsciiDigit(value[0]) || value[0] == '.')
            || !double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    private static DateTimeOffset? Date(string value)
    {
        // The day of the week says nothing new, and may be wrong.
        var date = value.AsSpan(value.IndexOf(' ') + 1).Trim();
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite;
        return DateTimeOffset.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, Styles, out var result) ? result : null;
    }
}
