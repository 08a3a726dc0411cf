using System.Diagnostics;

namespace Build.Tests;

/// <summary>Runs the SDK as a user would, from a shell of their own.</summary>
internal static class Dotnet
{
    internal static Task<DotnetResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, arguments, []);

    internal static async Task<DotnetResult> RunAsync(string folder, string[] arguments, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the SDK that runs these tests told them is not for the SDK that they run.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // No process may outlive the test and hold its folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";

        foreach (var (name, value) in variables.Where(variable => variable.Name.Length > 0))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new DotnetResult($"dotnet {string.Join(' ', arguments)}", process.ExitCode, await output + await errors);
    }
}
