namespace Peak.Webapps;

/// <summary>What can be a token: no message ever repeats it.</summary>
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
                "The token holds a line break or another character that cannot stand in a header: pass the API key alone, trimmed.",
                argument);
        }

        return authToken;
    }
}
