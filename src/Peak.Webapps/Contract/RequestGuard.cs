using System.Buffers;

namespace Peak.Webapps;

/// <summary>Refuses arguments that violate the contract or change the address of the request, before anything is sent.</summary>
internal static class RequestGuard
{
    private const string AsReturned = ": pass it as the service returned it.";

    /// <summary>Control characters, and characters that separate the parts of an address, perhaps only after a proxy has decoded it.</summary>
    private static readonly SearchValues<char> NotInSegment = SearchValues.Create(
        [.. "/\\?#%", .. Enumerable.Range(char.MinValue, 0xA0).Select(static code => (char)code).Where(char.IsControl)]);

    /// <exception cref="ArgumentException">There is a violation.</exception>
    internal static void ThrowIfViolation(string? violation, string argument)
    {
        if (violation is not null)
        {
            throw new ArgumentException(violation, argument);
        }
    }

    /// <summary>Refuses an id that would not be exactly one segment of the path.</summary>
    /// <exception cref="ArgumentException">The id is blank, or changes the address of the request.</exception>
    internal static void PathSegment(string id, string argument)
    {
        ArgumentNullException.ThrowIfNull(id, argument);
        ThrowIfViolation(ViolationOfSegment(id, "The id"), argument);
    }

    /// <summary>Refuses a result whose id would not be exactly one segment of the path.</summary>
    /// <exception cref="ArgumentException">The id is null or blank, or changes the address of the request.</exception>
    internal static void IdOfResult(string? id, string argument) =>
        ThrowIfViolation(id is null ? $"The Id of the {argument} is null{AsReturned}" : ViolationOfSegment(id, $"The Id of the {argument}"), argument);

    private static string? ViolationOfSegment(string id, string name) => id switch
    {
        _ when string.IsNullOrWhiteSpace(id) => $"{name} is blank{AsReturned}",
        "." or ".." => $"{name} \"{id}\" is not one segment of a URL path{AsReturned}",
        _ when id.AsSpan().ContainsAny(NotInSegment) => $"{name} \"{MessageText.Escape(MessageText.Cut(id))}\" is not one segment of a URL path{AsReturned}",
        _ => null,
    };
}
