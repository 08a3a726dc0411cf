using System.Text.RegularExpressions;

namespace Peak.Webapps;

/// <summary>Where a stage of the Peak service is, and where a token may be sent.</summary>
internal static partial class PeakAddress
{
    internal static Uri OfStage(string stage, string argument)
    {
        ArgumentNullException.ThrowIfNull(stage, argument);
        if (!StagePattern().IsMatch(stage))
        {
            throw new ArgumentException(
                $"'{stage}' does not look like a stage: use prod, dev, test, beta, latest or another name of lower-case letters, digits and inner hyphens.",
                argument);
        }

        return stage == PeakSession.DefaultStage
            ? new Uri("https://service.peak.ai/")
            : new Uri($"https://service.{stage}.peak.ai/");
    }

    internal static Uri Checked(Uri baseAddress, bool allowPlainHttp, string argument)
    {
        ArgumentNullException.ThrowIfNull(baseAddress, argument);
        return FindViolation(baseAddress, allowPlainHttp) is { } fault
            ? throw new ArgumentException($"{fault} It is to be an HTTPS address, such as https://service.peak.ai, or HTTP to this machine; plain HTTP to another one is to be allowed explicitly.", argument)
            : baseAddress;
    }

    private static string? FindViolation(Uri address, bool allowPlainHttp)
    {
        if (!address.IsAbsoluteUri)
        {
            return $"The address '{address}' is not absolute.";
        }

        // Before anything that would repeat the address: what stands before the @ may be a password.
        if (address.UserInfo.Length > 0)
        {
            return "The address carries user information: the token alone tells who calls.";
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return "The address carries a query or a fragment, which no request would keep.";
        }

        var isSafe = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (allowPlainHttp || address.IsLoopback));
        return isSafe ? null : $"The token would be sent in the clear to '{address}'.";
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StagePattern();
}
