namespace Peak.Webapps.Judging;

/// <summary>Prism does not run, so nothing can be judged.</summary>
internal sealed class PrismStartException(string message, Exception? innerException = null) : Exception(message, innerException);
