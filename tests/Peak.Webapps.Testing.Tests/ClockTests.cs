using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Testing.Tests;

public sealed class ClockTests : FakeServiceTests
{
    private readonly FakeTimeProvider _clock;

    public ClockTests()
        : this(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero)))
    {
    }

    private ClockTests(FakeTimeProvider clock)
        : base(new FakePeakServiceOptions { TimeProvider = clock, StepDuration = TimeSpan.FromMinutes(1) }) =>
        _clock = clock;

    [Fact]
    public async Task The_status_changes_with_the_clock()
    {
        var id = await CreateIdAsync(new { name = "churn" });

        (await StatusAsync(id)).Should().Be("CREATING");
        _clock.Advance(TimeSpan.FromSeconds(59));
        (await StatusAsync(id)).Should().Be("CREATING");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(id)).Should().Be("DEPLOYING");
        _clock.Advance(TimeSpan.FromSeconds(60));
        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Fact]
    public async Task Several_steps_can_pass_at_once()
    {
        var id = await CreateIdAsync(new { name = "churn" });
        _clock.Advance(TimeSpan.FromHours(1));

        Service.Webapps.Should().ContainSingle().Which.Status.Should().Be(WebappStatus.Available);
        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Fact]
    public async Task A_deleted_webapp_is_gone_after_a_step()
    {
        var id = Service.Add(new CreateWebappRequest { Name = "churn" });
        await DeleteAsync(id);

        (await StatusAsync(id)).Should().Be("DELETING");
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await DescribeAsync(id)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Times_have_the_format_of_the_service()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        var id = await CreateIdAsync(new { name = "churn" });

        var webapp = (await DescribeAsync(id)).Json;

        webapp.Value<string>("createdAt").Should().Be("2026-03-01T18:00:00.005Z");
        webapp.Value<string>("updatedAt").Should().Be("2026-03-01T18:00:00.005Z");
    }
}
