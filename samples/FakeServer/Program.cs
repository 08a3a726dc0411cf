// The fake service as a program of its own, for callers in other processes: prints its address, and runs until its
// standard input ends. Callers must send the token of API_KEY; without that variable, fake-token.
//   dotnet run --project samples/FakeServer
using Peak.Webapps;
using Peak.Webapps.Testing;

var options = new FakePeakServiceOptions();
if (Environment.GetEnvironmentVariable(PeakSession.TokenVariable) is { Length: > 0 } token)
{
    options.AuthToken = token;
}

using var service = FakePeakService.Start(options);
Console.WriteLine(service.BaseAddress);
while (Console.ReadLine() is not null)
{
    // Whatever is typed, only the end matters.
}
