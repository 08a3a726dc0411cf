namespace Documentation.Tests;

/// <summary>What a reader copies compiles and works.</summary>
public sealed class CodeTests
{
    private static readonly Dictionary<string, CodeBlock> Blocks =
        Repository.Documents.SelectMany(document => document.Blocks).Where(block => block.IsCSharp).ToDictionary(block => block.Place);

    public static TheoryData<string> Places => [.. Blocks.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_block_compiles_alone_and_runs_against_the_fake(string place)
    {
        var block = Blocks[place];
        var compiled = CSharpCompiler.Compile(block);
        compiled.Diagnostics.Should().BeEmpty();
        if (block.Mark.Length > 0)
        {
            block.Mark.Should().Be(CodeBlock.CompileOnly, "there is no other mark");
        }
        else if (compiled.IsProgram)
        {
            var output = await BlockRunner.RunProgramAsync(compiled, TestContext.Current.CancellationToken);
            if (OutputOf(block) is { } expected)
            {
                output.Should().Be(expected.Code);
            }
        }
        else
        {
            await BlockRunner.RunTestsAsync(compiled);
        }
    }

    [Fact]
    public void Every_output_stands_behind_the_program_that_prints_it()
    {
        foreach (var document in Repository.Documents)
        {
            document.Blocks.Where((block, index) => block.IsOutput && !document.Blocks[index - 1].IsCSharp).Should().BeEmpty();
        }
    }

    private static CodeBlock? OutputOf(CodeBlock program)
    {
        var next = Repository.Document(program.Document).Blocks.SkipWhile(block => block != program).ElementAtOrDefault(1);
        return next is { IsOutput: true } ? next : null;
    }
}
