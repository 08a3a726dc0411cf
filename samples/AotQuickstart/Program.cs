// The quick start as a program that is compiled ahead of time, with Native AOT: see build/aot-check.
//   AotQuickstart <address of the service>     with the token in API_KEY
using Peak.Webapps;
using Peak.Webapps.Quickstart;

if (args is not [var address] || !Uri.TryCreate(address, UriKind.Absolute, out var baseAddress))
{
    Console.Error.WriteLine("usage: AotQuickstart <address of the service, such as http://127.0.0.1:5000/>");
    return 2;
}

try
{
    var session = new PeakSession(Environment.GetEnvironmentVariable(PeakSession.TokenVariable) ?? "", baseAddress);
    var tour = new Tour(WebappClient.Create(session), TimeSpan.FromMilliseconds(100));
    await tour.RunAsync(new CreateWebappRequest
    {
        Name = "churn-dashboard",
        Title = "Churn dashboard",
        Description = "Who is about to leave, and why.",
        ImageDetails = new ImageDetails { ImageId = 101, VersionId = 7 },
        Resources = new WebappResources { InstanceTypeId = 23 },
        SessionStickiness = false,
    });
    return 0;
}
catch (Exception exception) when (exception is PeakException or ArgumentException)
{
    Console.Error.WriteLine($"The quick start failed: {exception.Message}");
    return 1;
}
