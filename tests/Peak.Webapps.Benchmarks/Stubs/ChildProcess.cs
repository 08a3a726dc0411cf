using System.Diagnostics;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>This program once more, to do one thing in a process of its own.</summary>
internal static class ChildProcess
{
    internal static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }
}
