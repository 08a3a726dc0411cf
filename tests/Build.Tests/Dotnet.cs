using System.Diagnostics;

namespace Build.Tests;

/// <summary>Runs the .NET SDK as a user does from a shell.</summary>
internal static class Dotnet
{
    internal static async Task<DotnetResult> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Settings of the SDK that runs these tests must not reach the SDK that they run.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // No process may outlive the test and keep its folder open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        // The build of the repository itself runs the analyzers; they are half of the time of a compilation.
        start.Environment["RunAnalyzers"] = "false";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new DotnetResult($"dotnet {string.Join(' ', arguments)}", process.ExitCode, await output + await errors);
    }
}

/// <summary>The result of a run of the .NET SDK.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>How often code was generated from the contract.</summary>
    internal int Generations => Output.Split("Generating code from ").Length - 1;

    internal DotnetResult ShouldSucceed()
    {
        ExitCode.Should().Be(0, "'{0}' should succeed, but reported: {1}", Command, Escaped);
        return this;
    }

    internal DotnetResult ShouldFail()
    {
        ExitCode.Should().NotBe(0, "'{0}' should fail, but reported: {1}", Command, Escaped);
        return this;
    }

    private string Escaped => Output.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
