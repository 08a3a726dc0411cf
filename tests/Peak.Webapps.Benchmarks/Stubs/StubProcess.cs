using System.Diagnostics;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>A <see cref="LoopbackServer" /> in a process of its own, so that it takes no time from the clients'.</summary>
internal sealed class StubProcess : IDisposable
{
    internal const string Command = "serve";

    private readonly Process _process;

    private StubProcess(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    internal static StubProcess Start()
    {
        var process = ChildProcess.Start(ChildProcess.Self, Command);
        var address = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The stub ended before it told its address.");
        return new(process, new Uri(address));
    }

    /// <summary>What the process does: serves until its input ends, as it does when its parent is gone.</summary>
    internal static async Task ServeAsync()
    {
        using var server = new LoopbackServer();
        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
