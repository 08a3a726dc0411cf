using System.Text.RegularExpressions;

namespace Peak.Webapps;

/// <summary>The addresses of stages, and which addresses are safe for a token.</summary>
internal static partial class PeakAddress
{
    internal static Uri OfStage(string stage, string argument)
    {
        ArgumentNullException.ThrowIfNull(stage, argument);
        // No message repeats the stage: it may be the token, if the arguments are swapped.
        if (!StagePattern().IsMatch(stage))
        {
            throw new ArgumentException(
                "The stage is invalid: pass prod, dev, test, beta, latest or another name of lower-case letters, digits and inner hyphens.",
                argument);
        }

        return stage == PeakSession.DefaultStage
            ? new Uri("https://service.peak.ai/")
            : new Uri($"https://service.{stage}.peak.ai/");
    }

    internal static Uri Checked(Uri baseAddress, bool allowPlainHttp, string argument)
    {
        ArgumentNullException.ThrowIfNull(baseAddress, argument);
        return FindViolation(baseAddress, allowPlainHttp) is { } violation
            ? throw new ArgumentException($"{violation} Pass an HTTPS address, such as https://service.peak.ai, or HTTP to this machine. Plain HTTP to another machine needs {nameof(allowPlainHttp)}.", argument)
            : baseAddress;
    }

    private static string? FindViolation(Uri address, bool allowPlainHttp)
    {
        if (!address.IsAbsoluteUri)
        {
            return "The address is not absolute.";
        }

        // Checked before any message that repeats the address: the user information may be a password.
        if (address.UserInfo.Length > 0)
        {
            return "The address contains user information, which is not sent: the token identifies the caller.";
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return "The address contains a query or a fragment, which would be dropped.";
        }

        var isSafe = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (allowPlainHttp || address.IsLoopback));
        return isSafe ? null : $"The token would be sent unencrypted to '{address.GetLeftPart(UriPartial.Authority)}'.";
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StagePattern();
}
