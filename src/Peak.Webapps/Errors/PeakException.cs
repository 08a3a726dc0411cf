using System.Globalization;

namespace Peak.Webapps;

/// <summary>The base of all exceptions of the client, except those for invalid arguments and for cancellation.</summary>
public abstract class PeakException : Exception
{
    private protected PeakException(string operation, string message, Exception? innerException = null, int attempts = 1)
        : base(MessageText.Escape(attempts == 1 ? message : $"{message} ({attempts.ToString(CultureInfo.InvariantCulture)} attempts)"), innerException)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentOutOfRangeException.ThrowIfNegative(attempts);
        Operation = operation;
        Attempts = attempts;
    }

    /// <summary>The API operation that failed, for example <c>describeWebapp</c>: one of <see cref="WebappOperations" />.</summary>
    public string Operation { get; }

    /// <summary>
    /// The number of attempts of the request, including retries. Always 1 for the exceptions of waits and create-or-update
    /// themselves, such as <see cref="WaitTimeoutException" /> and <see cref="CreateOrUpdateException" />.
    /// </summary>
    public int Attempts { get; }

    /// <summary>What failed: the call, the operation and the error.</summary>
    public override string Message => Context is null ? base.Message : $"{MessageText.Escape(Context)}: {base.Message}";

    /// <summary>The call that failed because one of its requests had this error.</summary>
    internal string? Context { get; set; }

    /// <summary>
    /// Whether the same call may succeed later. The client has retried it already if the request is safe to repeat, except
    /// <see cref="InvalidResponseException" />, which only waits and create-or-update repeat. A call that creates something
    /// may have succeeded although it threw.
    /// </summary>
    public virtual bool IsTransient => false;

    /// <summary>Whether the service cannot have carried out the request.</summary>
    internal virtual bool CannotHaveActed => false;
}
