namespace Documentation.Tests;

/// <summary>What a reader copies compiles and works.</summary>
public sealed class CodeTests
{
    private static readonly ILookup<string, CodeBlock> Blocks =
        Repository.Documents.SelectMany(document => document.Blocks).Where(block => block.IsCSharp).ToLookup(block => block.Place.Split(':')[0]);

    public static TheoryData<string> DocumentsWithCode => [.. Blocks.Select(group => group.Key)];

    [Theory]
    [MemberData(nameof(DocumentsWithCode))]
    public async Task Every_block_compiles_alone_and_runs_against_the_fake(string document)
    {
        foreach (var block in Blocks[document])
        {
            var compiled = CSharpCompiler.Compile(block);
            compiled.Diagnostics.Should().BeEmpty("{0} is complete", block);
            if (block.Mark.Length > 0)
            {
                block.Mark.Should().Be(CodeBlock.CompileOnly, "{0} has no other mark", block);
            }
            else if (compiled.IsProgram)
            {
                var output = await BlockRunner.RunProgramAsync(compiled, TestContext.Current.CancellationToken);
                if (OutputOf(document, block) is { } expected)
                {
                    output.Should().Be(expected.Code, "{0} says so", expected);
                }
            }
            else
            {
                await BlockRunner.RunTestsAsync(compiled);
            }
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

    private static CodeBlock? OutputOf(string document, CodeBlock program)
    {
        var next = Repository.Document(document).Blocks.SkipWhile(block => block != program).ElementAtOrDefault(1);
        return next is { IsOutput: true } ? next : null;
    }
}
