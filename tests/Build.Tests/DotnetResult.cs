namespace Build.Tests;

/// <summary>What a run of the SDK came to.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>How often code was generated from the contract.</summary>
    internal int Generations => Output.Split("Generating code from ").Length - 1;

    internal DotnetResult ShouldSucceed()
    {
        ExitCode.Should().Be(0, "{0} is to succeed, and said: {1}", Command, Escaped);
        return this;
    }

    internal DotnetResult ShouldFail()
    {
        ExitCode.Should().NotBe(0, "{0} is to fail, and said: {1}", Command, Escaped);
        return this;
    }

    private string Escaped => Output.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
