using System.Buffers;

namespace Peak.Webapps;

/// <summary>Refuses arguments that violate the contract or change the address of the request, before anything is sent.</summary>
internal static class RequestGuard
{
    /// <summary>Control characters, and characters that separate the parts of an address, perhaps only after a proxy has decoded it.</summary>
    private static readonly SearchValues<char> NotInSegment = SearchValues.Create(
        [.. "/\\?#%", .. Enumerable.Range(char.MinValue, 0xA0).Select(static code => (char)code).Where(char.IsControl)]);

    /// <exception cref="ArgumentException">There is a violation.</exception>
    internal static void NoViolation(string? violation, string argument)
    {
        if (violation is not null)
        {
            throw new ArgumentException(violation, argument);
        }
    }

    /// <summary>Refuses a value that would not be exactly one segment of the path.</summary>
    /// <exception cref="ArgumentException">The value is blank, or changes the address of the request.</exception>
    internal static void PathSegment(string value, string argument)
    {
        ArgumentNullException.ThrowIfNull(value, argument);
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("The id is blank: pass the id that the service returned.", argument);
        }

        if (value is "." or ".." || value.AsSpan().ContainsAny(NotInSegment))
        {
            throw new ArgumentException("The id contains characters that are not allowed in a URL path segment: pass the id exactly as the service returned it.", argument);
        }
    }
}
