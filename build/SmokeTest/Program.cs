// Uses the packages as an application does: see build/smoke-test, which publishes and runs it.
//   SmokeTest <address of the service>     with the token in API_KEY
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Peak.Webapps;
using Peak.Webapps.Quickstart;
using Peak.Webapps.SmokeTest;

if (args is not [var address])
{
    Console.Error.WriteLine("usage: SmokeTest <address of the service, such as http://127.0.0.1:5000/>");
    return 2;
}

Console.WriteLine(RuntimeInformation.FrameworkDescription);
foreach (var type in new[] { typeof(JsonConvert), typeof(Refit.RestService), typeof(IHttpClientFactory), typeof(ConfigurationChangeTokenSource<>) })
{
    var version = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
    Console.WriteLine($"{type.Assembly.GetName().Name} {version}");
}

var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Peak:BaseAddress"] = address,
    ["Peak:Wait:PollInterval"] = "00:00:00.05",
    // Nothing listens there: each attempt is refused.
    ["Unreachable:BaseAddress"] = "http://127.0.0.1:1/",
    ["Unreachable:AuthToken"] = "key",
    ["Unreachable:Retry:MaxRetries"] = "7",
    ["Unreachable:Retry:BaseDelay"] = "00:00:00",
}).Build();
var services = new ServiceCollection();
services.AddPeakWebapps(configuration.GetSection("Peak")).ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("X-Smoke-Test", "1"));
services.AddPeakWebapps("unreachable", configuration.GetSection("Unreachable"));
await using var provider = services.BuildServiceProvider();
provider.GetRequiredService<IStartupValidator>().Validate();

await new QuickstartSteps(provider.GetRequiredService<IWebappClient>(), Console.Out).RunAsync(
    new CreateWebappRequest
    {
        Name = "churn-dashboard",
        Title = "Churn dashboard",
        Description = "Who is about to leave, and why.",
        ImageDetails = new ImageDetails { ImageId = 101, VersionId = 7 },
        Resources = new WebappResources { InstanceTypeId = 23 },
        SessionStickiness = false,
    },
    CancellationToken.None);

try
{
    await provider.GetRequiredKeyedService<IWebappClient>("unreachable").DescribeWebappAsync("1");
}
catch (PeakConnectionException exception)
{
    Console.WriteLine($"\nRetry:MaxRetries from configuration: {exception.Attempts} attempts");
}

const string Json = """{"id":"1","name":"one","status":"AVAILABLE","updatedAt":"2026-07-02T09:30:00Z","updatedBy":"ada","tags":["a"],"extra":{"a":1}}""";
Console.WriteLine($"Newtonsoft.Json: {JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Webapp>(Json))}");
Console.WriteLine($"System.Text.Json: {System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize(Json, SmokeTestJson.Default.Webapp)!, SmokeTestJson.Default.Webapp)}");
var plan = System.Text.Json.JsonSerializer.Deserialize($$"""{"action":"Update","changes":[{"jsonPath":"title","propertyPath":"Title","newValue":"a","redeploys":false}],"existing":{{Json}}}""", SmokeTestJson.Default.CreateOrUpdateWebappPlan)!;
Console.WriteLine($"Plan: {System.Text.Json.JsonSerializer.Serialize(plan, SmokeTestJson.Default.CreateOrUpdateWebappPlan)}");
var result = System.Text.Json.JsonSerializer.Deserialize("""{"id":"1","outcome":"Created"}""", SmokeTestJson.Default.CreateOrUpdateWebappResult)!;
Console.WriteLine($"Result: {System.Text.Json.JsonSerializer.Serialize(result, SmokeTestJson.Default.CreateOrUpdateWebappResult)}");
return 0;
