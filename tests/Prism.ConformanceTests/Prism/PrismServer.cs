using System.ComponentModel;
using System.Diagnostics;

namespace Peak.Webapps.Judging;

/// <summary>A Prism at work, on a port of this machine that the system chose.</summary>
internal sealed class PrismServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PrismServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts Prism and waits until it listens.</summary>
    /// <param name="folder">Where Prism was installed.</param>
    /// <param name="arguments">What Prism is to do.</param>
    /// <exception cref="PrismStartException">It does not start, or takes more than 30 seconds for it.</exception>
    public static async Task<PrismServer> StartAsync(string folder, params string[] arguments)
    {
        var log = new PrismLog();
        var process = Start(folder, arguments, log);
        try
        {
            var ended = process.WaitForExitAsync();
            var first = await Task.WhenAny(log.Address, ended, Task.Delay(StartLimit));
            if (first == log.Address)
            {
                return new PrismServer(process, await log.Address);
            }

            var fault = first == ended ? $"ended with {process.ExitCode}" : $"did not listen within {StartLimit.TotalSeconds} seconds";
            throw new PrismStartException($"Prism {fault}. It was started with: {string.Join(' ', arguments)}\n{log}");
        }
        catch
        {
            Stop(process);
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Stop(_process);
        return ValueTask.CompletedTask;
    }

    private static Process Start(string folder, string[] arguments, PrismLog log)
    {
        const string Program = "node_modules/@stoplight/prism-cli/dist/index.js";
        if (!File.Exists(Path.Combine(folder, Program)))
        {
            throw new PrismStartException($"Prism is not installed in {folder}: run \"npm ci\" there.");
        }

        var start = new ProcessStartInfo("node", ["--require", "./stop-with-parent.cjs", Program, .. arguments, "--port", "0"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Its address is read from what it writes.
            Environment = { ["FORCE_COLOR"] = "0" },
        };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            throw new PrismStartException($"Node does not start, and Prism needs it: {fault.Message}", fault);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Stop(Process process)
    {
        using (process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
