using System.Diagnostics;
using System.Text.RegularExpressions;
using Peak.Webapps.Testing;

namespace Peak.Webapps.ConformanceTests;

/// <summary>A fake service behind a Prism proxy, and a client that uses them.</summary>
internal sealed partial class PrismProxy : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _prism;
    private readonly ViolationHandler _handler;

    private PrismProxy(FakePeakService fake, Process prism, Uri address, string basePath)
    {
        Fake = fake;
        _prism = prism;
        _handler = new ViolationHandler(basePath);
        Client = new WebappClient(new PeakSession(fake.AuthToken, address), new() { Handler = _handler, Retry = { MaxRetries = 0 } });
    }

    public FakePeakService Fake { get; }

    public WebappClient Client { get; }

    /// <summary>The violations that Prism has reported.</summary>
    public List<string> Violations => _handler.Violations;

    public static async Task<PrismProxy> StartAsync(string folder, string contract)
    {
        var basePath = ServerUrl().Match(await File.ReadAllTextAsync(contract)).Groups[1].Value;
        var fake = FakePeakService.Start();
        // Without "--errors", Prism passes invalid requests on and reports their violations in a header of the response.
        string[] arguments =
        [
            "--require", "./stop-with-parent.cjs", "node_modules/@stoplight/prism-cli/dist/index.js",
            "proxy", contract, new Uri(fake.BaseAddress, basePath).AbsoluteUri, "--validate-request", "--port", "0",
        ];
        var prism = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo("node", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["FORCE_COLOR"] = "0" },
            },
        };

        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        prism.OutputDataReceived += (_, output) => Read(output.Data);
        prism.ErrorDataReceived += (_, output) => Read(output.Data);
        prism.Exited += (_, _) => address.TrySetException(new InvalidOperationException("Prism has ended before it accepted requests."));
        prism.Start();
        prism.BeginOutputReadLine();
        prism.BeginErrorReadLine();
        return new PrismProxy(fake, prism, await address.Task.WaitAsync(StartTimeout), basePath);

        void Read(string? line)
        {
            if (Listening().Match(line ?? "") is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups[1].Value));
            }
            else if (!address.Task.IsCompleted)
            {
                Console.WriteLine(line);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _prism.Kill(entireProcessTree: true);
        await _prism.WaitForExitAsync();
        _prism.Dispose();
        _handler.Dispose();
        Fake.Dispose();
    }

    [GeneratedRegex(@"^servers:[\s\S]*?- url: (\S+)", RegexOptions.Multiline)]
    private static partial Regex ServerUrl();

    [GeneratedRegex(@"Prism is listening on (http://\S+)")]
    private static partial Regex Listening();
}
