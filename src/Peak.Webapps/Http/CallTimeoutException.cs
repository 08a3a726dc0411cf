namespace Peak.Webapps;

/// <summary>A call or its last attempt ran out of time. Who uses the raw interface sees a <see cref="TimeoutException" />.</summary>
/// <param name="limit">Which limit it was.</param>
/// <param name="timeout">The time that was allowed.</param>
/// <param name="attempts">How many attempts were made.</param>
/// <param name="cause">The failure of the attempt before, or what ended this one.</param>
internal sealed class CallTimeoutException(CallTimeLimit limit, TimeSpan timeout, int attempts, Exception? cause)
    : TimeoutException($"No complete answer came within {timeout:c}, in {attempts} attempt(s).", cause)
{
    internal CallTimeLimit Limit { get; } = limit;

    internal TimeSpan Timeout { get; } = timeout;

    internal int Attempts { get; } = attempts;
}
