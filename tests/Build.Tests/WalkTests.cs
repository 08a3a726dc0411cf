namespace Build.Tests;

/// <summary>What CONTRIBUTING.md says of a change of the contract is what happens.</summary>
public sealed class WalkTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    [Fact]
    public async Task The_change_that_the_contributors_guide_walks_through_goes_as_it_says()
    {
        var walk = new Walk(copy);
        walk.Blocks.Select(block => block.Kind).Should().Contain("diff").And.Contain("sh").And.Contain("text");

        await walk.ReplayAsync();

        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            File.ReadAllText(copy.PathOf($"src/Peak.Webapps/PublicApi/{framework}.txt")).Should().Contain("public bool? ScaleToZero { get; set; }");
        }
    }
}
