// Deploys a webapp and follows it until it is deleted. See --help.
using System.Runtime.InteropServices;
using Peak.Webapps;
using Peak.Webapps.Quickstart;
using Peak.Webapps.Testing;

const string Usage = """
    usage: dotnet run --project samples/Quickstart [webapp.json]

    Deploys the webapp that the file describes (without a file: the webapp.json of the sample), changes it, lists and
    describes it, and deletes it: at the end, after an error, and on Ctrl+C.

    Without the environment variable API_KEY it uses a fake service inside the program. With API_KEY (and STAGE) it uses
    Peak, and appends random characters to the name, so that it touches no webapp of yours.

    Exit codes: 0 success, 1 error, 2 wrong arguments or a file that cannot be used, 130 cancelled.
    """;

if (args is ["--help" or "-h" or "-?" or "/?"])
{
    Console.WriteLine(Usage);
    return 0;
}

if (args.Length > 1 || args is [['-', ..]])
{
    Console.Error.WriteLine($"Unknown arguments: {string.Join(' ', args)}\n\n{Usage}");
    return 2;
}

if (args is [var argument] && string.IsNullOrWhiteSpace(argument))
{
    Console.Error.WriteLine("The argument is blank: pass the path of a webapp.json, or no argument.");
    return 2;
}

CreateWebappRequest request;
try
{
    request = WebappFile.Read(args.FirstOrDefault() ?? Path.Combine(AppContext.BaseDirectory, "webapp.json"));
}
catch (InvalidDataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

using var cancellation = new CancellationTokenSource();
void Cancel(PosixSignalContext signal)
{
    // A second signal ends the program at once.
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
try
{
    var isReal = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(PeakSession.TokenVariable));
    using var fake = isReal ? null : FakePeakService.Start();
    var session = fake?.Session ?? PeakSession.Default;
    Console.WriteLine(isReal ? $"API_KEY is set: using the service at {session.BaseAddress}" : $"API_KEY is not set: using a fake service at {session.BaseAddress}");
    if (isReal)
    {
        request.Name += $"-{Guid.NewGuid().ToString("N")[..8]}";
    }

    var waitOptions = isReal ? null : new WaitOptions { PollInterval = TimeSpan.FromMilliseconds(50) };
    await new QuickstartSteps(WebappClient.Create(session), Console.Out, waitOptions).RunAsync(request, cancellation.Token);
    return 0;
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    Console.Error.WriteLine("Cancelled.");
    return 130;
}
catch (Exception exception) when (exception is PeakException or InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine($"The quick start failed: {exception.Message}");
    return 1;
}
