namespace Peak.Webapps;

/// <summary>Checks tokens. No message repeats the token.</summary>
internal static class PeakToken
{
    internal static string Checked(string authToken, string argument)
    {
        ArgumentNullException.ThrowIfNull(authToken, argument);
        if (string.IsNullOrWhiteSpace(authToken))
        {
            throw new ArgumentException("The token is blank: pass your Peak API key.", argument);
        }

        if (authToken.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            throw new ArgumentException(
                "The token contains a line break or another character that is not valid in a header: pass the API key alone, trimmed.",
                argument);
        }

        return authToken;
    }
}
