using System.Globalization;

namespace Peak.Webapps;

/// <summary>What the client throws when a call does not succeed, other than for wrong arguments and cancellation.</summary>
public abstract class PeakException : Exception
{
    private protected PeakException(string operation, string message, Exception? innerException = null)
        : base(message, innerException) => Operation = operation;

    /// <summary>The API operation that failed, for example <c>describeWebapp</c>; see <see cref="WebappOperations" />.</summary>
    public string Operation { get; }

    /// <summary>How many attempts were made, retries included. 1 by default.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>What happened, and how many attempts were made when there were several.</summary>
    public override string Message =>
        Attempts == 1 ? base.Message : $"{base.Message} ({Attempts.ToString(CultureInfo.InvariantCulture)} attempts)";
}
