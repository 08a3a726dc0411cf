namespace Peak.Webapps;

/// <summary>What the client throws when a call does not succeed, other than for wrong arguments and cancellation.</summary>
public abstract class PeakException : Exception
{
    private protected PeakException(string operation, string message, Exception? innerException = null)
        : base(message, innerException) => Operation = operation;

    /// <summary>The API operation that failed, for example <c>describeWebapp</c>; see <see cref="WebappOperations" />.</summary>
    public string Operation { get; }
}
