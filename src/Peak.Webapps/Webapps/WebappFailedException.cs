namespace Peak.Webapps;

/// <summary>A webapp that was waited for came to a failure status.</summary>
public class WebappFailedException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="webapp">The webapp as it was last described.</param>
    /// <exception cref="ArgumentNullException"><paramref name="webapp" /> is null.</exception>
    public WebappFailedException(Webapp webapp)
        : base(
            WebappOperations.DescribeWebapp,
            $"The webapp '{(webapp ?? throw new ArgumentNullException(nameof(webapp))).Name}' ({webapp.Id}) came to the status {webapp.Status}.") =>
        Webapp = webapp;

    /// <summary>The webapp as it was last described.</summary>
    public Webapp Webapp { get; }
}
