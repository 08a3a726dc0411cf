// Deploys a webapp and follows it through its life. Without API_KEY it talks to the embedded fake service.
//   dotnet run --project samples/Quickstart [path of a webapp.json]
using Newtonsoft.Json;
using Peak.Webapps;
using Peak.Webapps.Quickstart;
using Peak.Webapps.Testing;

var file = args.FirstOrDefault() ?? Path.Combine(AppContext.BaseDirectory, "webapp.json");
var isReal = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(PeakSession.TokenVariable));
try
{
    // A misspelt property is to be told, not left out.
    var strict = new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error };
    var webapp = JsonConvert.DeserializeObject<CreateWebappRequest>(await File.ReadAllTextAsync(file), strict)
        ?? throw new JsonException("The file is empty.");
    using var fake = isReal ? null : FakePeakService.Start();
    if (isReal)
    {
        // Nobody's webapp of the same name is to be updated, and deleted at the end.
        webapp.Name += $"-{Guid.NewGuid().ToString("N")[..8]}";
    }

    var session = fake?.Session ?? PeakSession.Default;
    Console.WriteLine(isReal
        ? $"API_KEY is set: talking to the service at {session.BaseAddress}"
        : $"API_KEY is not set: talking to the embedded fake service at {session.BaseAddress}");
    await new Tour(WebappClient.Create(session), isReal ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(100)).RunAsync(webapp);
    return 0;
}
catch (Exception exception) when (exception is PeakException or InvalidOperationException or IOException or JsonException or ArgumentException)
{
    Console.Error.WriteLine($"The quick start failed: {exception.Message}");
    return 1;
}
