using System.Diagnostics;
using System.Text.Json;

namespace Peak.Webapps.Build.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ContractCheck").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_valid_contract_exits_with_0_and_no_output()
    {
        Run(RealContract.Path).Should().Be(0);

        _output.ToString().Should().BeEmpty();
        _error.ToString().Should().BeEmpty();
    }

    [Fact]
    public void An_invalid_contract_exits_with_1_and_a_line_for_each_error_in_order()
    {
        var path = Write(RealContract.Text
            .Replace("nullable: true\n          description: The t", "nulable: true\n          description: The t")
            .Replace("summary: Deletes a webapp.", "sumary: Deletes a webapp."));

        Run(path).Should().Be(1);

        var lines = _output.ToString().TrimEnd().Split(Environment.NewLine);
        lines.Should().HaveCount(3).And.AllSatisfy(line =>
            line.Should().MatchRegex(@"^[^(]+\([0-9]+,[0-9]+\): error PWC[0-9]{3}: \S.*$").And.StartWith(path));
        lines[0].Should().Contain("PWC017").And.Contain("'summary'");
        lines[1].Should().Contain("PWC010").And.Contain("did you mean 'summary'?");
        lines[2].Should().Contain("PWC010").And.Contain("did you mean 'nullable'?");
        _error.ToString().Should().BeEmpty();
    }

    [Fact]
    public void The_path_is_printed_as_in_the_argument()
    {
        const string path = "./no/such/../contract.yaml";

        Run(path).Should().Be(1);

        _output.ToString().Should().StartWith($"{path}(1,1): error PWC001: ");
    }

    [Fact]
    public void An_error_is_one_line_even_if_it_quotes_line_breaks()
    {
        var path = Write(RealContract.Text.Replace("in: path", "in: \"one\\ntwo\\r\\nthree\""));

        Run(path).Should().Be(1);

        _output.ToString().TrimEnd().Split(Environment.NewLine)
            .Should().AllSatisfy(line => line.Should().StartWith(path));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("one.yaml", "two.yaml")]
    [InlineData("one.yaml", "--json")]
    [InlineData("one.yaml", "--json", " ")]
    [InlineData("one.yaml", "--yaml", "two.yaml")]
    public void Invalid_arguments_exit_with_2_and_the_usage(params string[] arguments)
    {
        Run(arguments).Should().Be(2);

        _output.ToString().Should().BeEmpty();
        _error.ToString().Should().StartWith("Usage: ");
    }

    [Fact]
    public void A_valid_contract_is_written_as_JSON_on_request()
    {
        var json = Path.Combine(_folder, "webapps.json");

        Run(RealContract.Path, "--json", json).Should().Be(0);

        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var root = document.RootElement;
        root.GetProperty("openapi").GetString().Should().Be("3.0.3");
        var parameter = root.GetProperty("paths").GetProperty("/webapps/").GetProperty("get").GetProperty("parameters")[0];
        parameter.GetProperty("schema").GetProperty("minimum").GetRawText().Should().Be("1");
        root.GetProperty("components").GetProperty("schemas").GetProperty("CreateWebappRequest").GetProperty("additionalProperties")
            .ValueKind.Should().Be(JsonValueKind.False);
        root.GetRawText().Should().Contain("\"createdAt\": \"2026-03-01T18:00:00.000Z\"", "dates stay text");
    }

    [Fact]
    public void An_invalid_contract_is_not_written_as_JSON()
    {
        var json = Path.Combine(_folder, "webapps.json");

        Run(Write(""), "--json", json).Should().Be(1);

        File.Exists(json).Should().BeFalse();
    }

    [Fact]
    public async Task The_build_can_run_it()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ContractCheck.dll"));
        start.ArgumentList.Add(Write(""));

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(1);
        output.Should().Contain("error PWC002: ");
    }

    private int Run(params string[] arguments) => CommandLine.Run(arguments, _output, _error);

    private string Write(string contract)
    {
        var path = Path.Combine(_folder, "webapps.yaml");
        File.WriteAllText(path, contract);
        return path;
    }
}
