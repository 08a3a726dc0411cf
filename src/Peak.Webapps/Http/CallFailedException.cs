namespace Peak.Webapps;

/// <summary>The last of several attempts failed without an answer: what it failed of is the inner exception.</summary>
/// <param name="last">What the last attempt failed of.</param>
/// <param name="attempts">How many attempts were made.</param>
internal sealed class CallFailedException(Exception last, int attempts)
    : HttpRequestException((last as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, last.Message, last)
{
    internal int Attempts { get; } = attempts;
}
