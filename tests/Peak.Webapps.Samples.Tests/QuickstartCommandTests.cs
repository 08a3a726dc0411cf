using System.Diagnostics;
using System.Reflection;

namespace Peak.Webapps.Samples.Tests;

/// <summary>The program samples/Quickstart, run as a user runs it.</summary>
public sealed class QuickstartCommandTests : IDisposable
{
    private static readonly string Program = typeof(QuickstartCommandTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Quickstart").Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("quickstart-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Help_is_printed()
    {
        var (exitCode, output, errors) = await RunAsync("--help");

        exitCode.Should().Be(0);
        output.Should().StartWith("usage: dotnet run --project samples/Quickstart [webapp.json]").And.Contain("API_KEY").And.Contain("Exit codes");
        errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_line()
    {
        var (exitCode, output, errors) = await RunAsync(Path.Combine(_folder, "missing.json"));

        (exitCode, output, errors).Should().Be((2, "", $"'{Path.Combine(_folder, "missing.json")}' does not exist.\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_argument_is_one_line(string argument) =>
        (await RunAsync(argument)).Should().Be((2, "", "The argument is blank: pass the path of a webapp.json, or no argument.\n"));

    [Fact]
    public async Task An_unknown_option_prints_the_usage()
    {
        var (exitCode, output, errors) = await RunAsync("--fast");

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith("Unknown arguments: --fast\n\nusage: ");
    }

    [Fact]
    public async Task Without_arguments_and_a_key_the_program_uses_the_fake_service()
    {
        var (exitCode, output, errors) = await RunAsync();

        errors.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().StartWith("API_KEY is not set: using a fake service at http://").And.Contain("Created: ").And.Contain("deleted ");
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Remove(PeakSession.TokenVariable);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
