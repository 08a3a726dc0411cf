namespace Peak.Webapps;

/// <summary>Refuses arguments that would break the contract or hit the wrong address, before anything is sent.</summary>
internal static class RequestGuard
{
    /// <summary>Characters that split a path, or would once somebody on the way decodes it.</summary>
    private const string Separators = "/\\?#%";

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

        if (value is "." or ".." || value.AsSpan().IndexOfAny(Separators) >= 0 || value.Any(char.IsControl))
        {
            throw new ArgumentException("The value would change the address of the request: pass the id that the service gave, as it is.", argument);
        }
    }
}
