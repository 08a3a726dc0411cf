using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// A wait reached its time limit before the resource was in the expected state. The inner exception is the error of the
/// last poll that ended; it is <see langword="null" /> if that poll succeeded.
/// </summary>
public sealed class WaitTimeoutException : PeakTimeoutException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="operation">The API operation of the polls.</param>
    /// <param name="resourceKind">The kind of resource, for the message, for example <c>webapp</c>.</param>
    /// <param name="resourceId">The id of the resource.</param>
    /// <param name="timeout">The time limit of the wait.</param>
    /// <param name="resourceName">The name of the resource; <see langword="null" /> if no poll succeeded.</param>
    /// <param name="lastStatus">The status that was seen last; <see langword="null" /> if no poll succeeded.</param>
    /// <param name="polls">The number of polls that ended.</param>
    /// <param name="elapsed">How long the wait took.</param>
    /// <param name="innerException">The error of the last poll that ended; <see langword="null" /> if that poll succeeded.</param>
    public WaitTimeoutException(
        string operation,
        string resourceKind,
        string resourceId,
        TimeSpan timeout,
        string? resourceName = null,
        string? lastStatus = null,
        int polls = 0,
        TimeSpan elapsed = default,
        Exception? innerException = null)
        : base(operation, Describe(resourceKind, resourceId, timeout, resourceName, lastStatus, polls, innerException), timeout, innerException, attempts: 1)
    {
        ResourceId = resourceId;
        ResourceName = resourceName;
        LastStatus = lastStatus;
        Polls = polls;
        Elapsed = elapsed;
    }

    /// <summary>The id of the resource.</summary>
    public string ResourceId { get; }

    /// <summary>The name of the resource; <see langword="null" /> if no poll succeeded.</summary>
    public string? ResourceName { get; }

    /// <summary>The status that was seen last; <see langword="null" /> if no poll succeeded.</summary>
    public string? LastStatus { get; }

    /// <summary>The number of polls that ended. A poll that the time limit ended does not count.</summary>
    public int Polls { get; }

    /// <summary>How long the wait took.</summary>
    public TimeSpan Elapsed { get; }

    private static string Describe(
        string resourceKind, string resourceId, TimeSpan timeout, string? resourceName, string? lastStatus, int polls, Exception? lastError)
    {
        var resource = resourceName is null ? $"The {resourceKind} {resourceId}" : $"The {resourceKind} '{resourceName}' ({resourceId})";
        var state = lastStatus is null ? "could not be described" : $"was still {lastStatus}";
        var count = $"{polls.ToString(CultureInfo.InvariantCulture)} {(polls == 1 ? "poll" : "polls")}";
        var error = lastError is null ? "" : $" The last poll failed: {lastError.Message}";
        return $"{resource} {state} after {InWords(timeout)} ({count}).{error}";
    }

    private static string InWords(TimeSpan time) => time switch
    {
        { TotalMinutes: >= 1 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes} min"),
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalSeconds, 1)} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalMilliseconds)} ms"),
    };
}
