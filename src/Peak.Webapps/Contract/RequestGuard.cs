using System.Buffers;

namespace Peak.Webapps;

/// <summary>Refuses arguments that would break the contract or hit the wrong address, before anything is sent.</summary>
internal static class RequestGuard
{
    /// <summary>Control characters, and characters that separate the parts of an address, perhaps only after a proxy has decoded it.</summary>
    private static readonly SearchValues<char> NotInSegment = SearchValues.Create(
        [.. "/\\?#%", .. Enumerable.Range(char.MinValue, 0xA0).Select(static code => (char)code).Where(char.IsControl)]);

    internal static void NoFault(string? fault, string argument)
    {
        if (fault is not null)
        {
            throw new ArgumentException(fault, argument);
        }
    }

    /// <summary>Refuses what would not stay one segment of a path: with it, the request would reach another address.</summary>
    internal static void PathSegment(string value, string argument)
    {
        ArgumentNullException.ThrowIfNull(value, argument);
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("The value is blank: pass the id that the service gave.", argument);
        }

        if (value is "." or ".." || value.AsSpan().ContainsAny(NotInSegment))
        {
            throw new ArgumentException("The value would change the address of the request: pass the id that the service gave, as it is.", argument);
        }
    }
}
