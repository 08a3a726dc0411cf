namespace Peak.Webapps.Testing.Tests;

public sealed class SlowDescribeTests() : FakeServiceTests(new FakePeakServiceOptions { DescribesPerStep = 2 })
{
    [Fact]
    public async Task A_status_is_described_as_often_as_the_option_says()
    {
        var id = await CreateIdAsync(new { name = "churn" });
        var statuses = new List<string>();
        for (var describe = 0; describe < 5; describe++)
        {
            statuses.Add(await StatusAsync(id));
        }

        statuses.Should().Equal("CREATING", "CREATING", "DEPLOYING", "DEPLOYING", "AVAILABLE");
    }
}
