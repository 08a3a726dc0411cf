namespace Peak.Webapps;

/// <summary>A wait ended because the status of the webapp is a failure.</summary>
public sealed class WebappFailedException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="webapp">The webapp as it was described last.</param>
    /// <exception cref="ArgumentNullException"><paramref name="webapp" /> is null.</exception>
    public WebappFailedException(Webapp webapp)
        : base(
            WebappOperations.DescribeWebapp,
            $"The status of the webapp '{(webapp ?? throw new ArgumentNullException(nameof(webapp))).Name}' ({webapp.Id}) is {webapp.Status}.") =>
        Webapp = webapp;

    /// <summary>The webapp as it was described last.</summary>
    public Webapp Webapp { get; }
}
