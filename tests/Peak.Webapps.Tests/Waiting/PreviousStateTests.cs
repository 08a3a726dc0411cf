namespace Peak.Webapps.Tests;

/// <summary>Which responses a wait takes for the state before the change that it waits for.</summary>
public sealed class PreviousStateTests
{
    private static readonly DateTimeOffset Before = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Before + TimeSpan.FromTicks(1);
    private static readonly TimeSpan AfterDays = TimeSpan.FromDays(2);

    [Fact]
    public void Without_a_previous_state_every_response_counts()
    {
        var previous = PreviousState<WebappStatus>.Unknown(new());

        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeFalse();
        previous.CouldStillBeMissing(TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void ChangedAfter_holds_for_any_time()
    {
        var previous = PreviousState<WebappStatus>.Unknown(new() { ChangedAfter = Before });

        previous.CouldStillBe(Response("AVAILABLE", Before), AfterDays).Should().BeTrue();
        previous.CouldStillBe(Response("CREATE_FAILED", Before), AfterDays).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Later), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void With_ChangedAfter_every_response_counts_once_a_newer_status_of_the_change_was_seen()
    {
        var previous = PreviousState<WebappStatus>.Unknown(new() { ChangedAfter = Before });

        // It may be from an earlier deployment.
        previous.CouldStillBe(Response("DEPLOYING", Before), TimeSpan.Zero).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeTrue();

        previous.CouldStillBe(Response("DEPLOYING", Later), TimeSpan.Zero).Should().BeFalse();
        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeFalse();
    }

    [Theory]
    [InlineData("AVAILABLE")]
    [InlineData("CREATE_FAILED")]
    [InlineData("CREATING")]
    public void Every_response_counts_once_another_transitional_status_was_seen(string existing)
    {
        var previous = PreviousState<WebappStatus>.Of(Response(existing, Before), new());

        previous.CouldStillBe(Response("DEPLOYING", Before), TimeSpan.Zero).Should().BeFalse();

        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void A_transitional_status_that_was_there_before_is_no_sign_of_the_change_unless_it_is_newer()
    {
        var previous = PreviousState<WebappStatus>.Of(Response("DEPLOYING", Before), new());

        previous.CouldStillBe(Response("DEPLOYING", Before), TimeSpan.Zero).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeTrue();

        previous.CouldStillBe(Response("DEPLOYING", Later), TimeSpan.Zero).Should().BeFalse();
        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void The_previous_webapp_may_be_changed_later()
    {
        var webapp = Response("CREATE_FAILED", Before);
        var previous = PreviousState<WebappStatus>.Of(webapp, new());

        (webapp.Status, webapp.UpdatedAt) = (WebappStatus.DeleteFailed, Before - TimeSpan.FromDays(1));

        previous.CouldStillBe(Response("CREATE_FAILED", Later), TimeSpan.Zero).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeTrue();
    }

    [Fact]
    public void A_created_webapp_may_be_missing_for_five_seconds()
    {
        PreviousState<WebappStatus>.Missing(new()).CouldStillBeMissing(Seconds(4.999)).Should().BeTrue();
        PreviousState<WebappStatus>.Missing(new()).CouldStillBeMissing(Seconds(5)).Should().BeFalse();
    }

    [Fact]
    public void A_created_webapp_that_was_visible_may_not_be_missing()
    {
        var previous = PreviousState<WebappStatus>.Missing(new());

        previous.CouldStillBe(Response("CREATING", Before), TimeSpan.Zero).Should().BeFalse();

        previous.CouldStillBeMissing(TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void A_created_webapp_counts_with_any_status()
    {
        PreviousState<WebappStatus>.Missing(new()).CouldStillBe(Response("AVAILABLE", Before), TimeSpan.Zero).Should().BeFalse();
        PreviousState<WebappStatus>.Missing(new()).CouldStillBe(Response("CREATE_FAILED", Before), TimeSpan.Zero).Should().BeFalse();
        PreviousState<WebappStatus>.Missing(new() { ChangedAfter = Before }).CouldStillBe(Response("AVAILABLE", Before), AfterDays).Should().BeTrue();
    }

    [Fact]
    public void An_unchanged_updatedAt_counts_as_the_previous_state_for_one_minute()
    {
        var previous = PreviousState<WebappStatus>.Of(Response("AVAILABLE", Before), new());

        previous.CouldStillBe(Response("AVAILABLE", Before), Seconds(59.999)).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Before), Seconds(60)).Should().BeFalse();
        previous.CouldStillBe(Response("AVAILABLE", Later), Seconds(4.999)).Should().BeTrue();
        previous.CouldStillBe(Response("AVAILABLE", Later), Seconds(5)).Should().BeFalse();
        previous.CouldStillBeMissing(TimeSpan.Zero).Should().BeFalse("it existed");
    }

    [Fact]
    public void ChangedAfter_replaces_the_updatedAt_of_the_previous_state()
    {
        var webapp = Response("AVAILABLE", Before);

        PreviousState<WebappStatus>.Of(webapp, new() { ChangedAfter = Before + TimeSpan.FromHours(1) })
            .CouldStillBe(Response("AVAILABLE", Before + TimeSpan.FromHours(1)), AfterDays).Should().BeTrue();
        PreviousState<WebappStatus>.Of(webapp, new() { ChangedAfter = Before - TimeSpan.FromHours(1) })
            .CouldStillBe(Response("AVAILABLE", Before), Seconds(5)).Should().BeFalse();
    }

    [Theory]
    [InlineData("CREATE_FAILED", "CREATE_FAILED", "AVAILABLE")]
    [InlineData("DELETE_FAILED", "DELETE_FAILED", "CREATE_FAILED")]
    [InlineData("AVAILABLE", "AVAILABLE", "CREATE_FAILED")]
    [InlineData("DEPLOYING", "AVAILABLE", "CREATE_FAILED")]
    public void The_previous_status_is_the_failure_that_was_there_or_else_AVAILABLE(string existing, string ignored, string counted)
    {
        var previous = PreviousState<WebappStatus>.Of(Response(existing, Before), new());

        previous.CouldStillBe(Response(ignored, Later), TimeSpan.Zero).Should().BeTrue();
        previous.CouldStillBe(Response(counted, Later), TimeSpan.Zero).Should().BeFalse();
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Webapp Response(string status, DateTimeOffset updatedAt) => new() { Status = new(status), UpdatedAt = updatedAt };
}
