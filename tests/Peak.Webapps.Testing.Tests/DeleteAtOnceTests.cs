using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class DeleteAtOnceTests() : FakeServiceTests(new FakePeakServiceOptions { DeletesAtOnce = true })
{
    [Fact]
    public async Task A_deleted_webapp_is_gone_at_once()
    {
        var id = await CreateIdAsync(new { name = "churn" });

        (await DeleteAsync(id)).Status.Should().Be(HttpStatusCode.OK);

        (await DescribeAsync(id)).Status.Should().Be(HttpStatusCode.NotFound);
        (await DeleteAsync(id)).Status.Should().Be(HttpStatusCode.NotFound);
    }
}
