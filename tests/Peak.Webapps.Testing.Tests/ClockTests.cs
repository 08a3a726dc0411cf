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
    public async Task The_name_of_a_deleted_webapp_is_free_after_a_step()
    {
        await DeleteAsync(Service.Add(new CreateWebappRequest { Name = "churn" }));
        (await CreateAsync(new { name = "churn" })).Status.Should().Be(HttpStatusCode.Conflict);

        _clock.Advance(TimeSpan.FromMinutes(1));

        (await CreateAsync(new { name = "churn" })).Status.Should().Be(HttpStatusCode.OK);
        Service.Webapps.Should().ContainSingle();
    }

    [Fact]
    public async Task A_deleted_webapp_is_not_listed_after_a_step()
    {
        var id = Service.Add(new CreateWebappRequest { Name = "a" });
        Service.Add(new CreateWebappRequest { Name = "b" });
        await DeleteAsync(id);
        (await GetAsync(Collection)).Json.Value<int>("webappsCount").Should().Be(2);

        _clock.Advance(TimeSpan.FromMinutes(1));

        (await GetAsync(Collection)).Json.Value<int>("webappsCount").Should().Be(1);
        FluentActions.Invoking(() => Service.Remove(id)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Without_a_step_duration_above_zero_a_webapp_is_available_at_once()
    {
        using var service = FakePeakService.Start(new FakePeakServiceOptions { StepDuration = TimeSpan.Zero });
        var client = service.CreateClient();
        var id = (await client.CreateWebappAsync(new CreateWebappRequest { Name = "churn" }, Token)).Id;

        (await client.DescribeWebappAsync(id, Token)).Status.Should().Be(WebappStatus.Available);
        await client.DeleteWebappAsync(id, Token);
        await client.Awaiting(c => c.DescribeWebappAsync(id, Token)).Should().ThrowAsync<NotFoundException>();
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
