namespace Documentation.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_readme_has_at_most_150_lines() => Repository.Read("README.md").Split('\n').Length.Should().BeLessThanOrEqualTo(151);
}
