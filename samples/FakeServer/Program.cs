using Peak.Webapps.Testing;

const string Usage = """
    usage: dotnet run --project samples/FakeServer

    Runs the fake service for callers in other processes. Prints its address, and runs until its standard input ends
    or Ctrl+C is pressed. Callers must send the token that is in API_KEY, or fake-token when that is not set.
    """;

if (args.Length > 0)
{
    var asksForHelp = args is ["--help" or "-h"];
    (asksForHelp ? Console.Out : Console.Error).WriteLine(Usage);
    return asksForHelp ? 0 : 2;
}

var options = new FakePeakServiceOptions();
if (Environment.GetEnvironmentVariable("API_KEY") is { } token && !string.IsNullOrWhiteSpace(token))
{
    options.AuthToken = token;
}

using var service = FakePeakService.Start(options);
Console.WriteLine(service.BaseAddress);
while (Console.ReadLine() is not null)
{
    // Input is ignored; only its end matters.
}

return 0;
