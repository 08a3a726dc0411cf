using System.Diagnostics;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>Another program, most often this one once more, to do one thing in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>This program.</summary>
    internal static string Self => Environment.ProcessPath!;

    internal static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Waits for a program to do its work in a folder.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    internal static void Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
        }
    }
}
