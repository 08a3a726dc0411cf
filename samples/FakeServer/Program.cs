// The fake service as a program, for callers in other processes. It prints its address, and runs until its standard
// input ends. Callers must send the token that is in API_KEY, or fake-token when that is not set.
//   dotnet run --project samples/FakeServer
using Peak.Webapps.Testing;

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
