namespace Peak.Webapps.Tests;

/// <summary>Which answers a wait takes for the state from before the change that it waits for, to the moment.</summary>
public sealed class StateBeforeTests
{
    private static readonly DateTimeOffset Then = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Then + TimeSpan.FromTicks(1);
    private static readonly TimeSpan AfterDays = TimeSpan.FromDays(2);

    [Fact]
    public void Without_a_word_of_the_callers_every_answer_is_believed()
    {
        var before = StateBefore.Of(new(), WebappStatus.Available);

        before.MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeFalse();
        before.MayBeMissing(TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void What_was_not_changed_after_the_given_time_is_from_before_however_long_it_takes()
    {
        var before = StateBefore.Of(new() { ChangedAfter = Then }, WebappStatus.Available);

        before.MayBe(Answer("AVAILABLE", Then), AfterDays).Should().BeTrue();
        before.MayBe(Answer("CREATE_FAILED", Then), AfterDays).Should().BeTrue();
        before.MayBe(Answer("AVAILABLE", Later), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void The_status_that_would_end_the_wait_is_not_believed_in_the_time_of_grace()
    {
        var before = StateBefore.Of(new() { Grace = TimeSpan.FromSeconds(3) }, WebappStatus.DeleteFailed);

        before.MayBe(Answer("DELETE_FAILED", Then), Seconds(2.999)).Should().BeTrue();
        before.MayBe(Answer("DELETE_FAILED", Then), Seconds(3)).Should().BeFalse();
        before.MayBe(Answer("CREATE_FAILED", Then), TimeSpan.Zero).Should().BeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Once_a_status_on_the_way_was_seen_every_answer_is_believed(int times)
    {
        var before = StateBefore.Of(new() { ChangedAfter = Then, Grace = AfterDays }, WebappStatus.Available);
        before.MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeTrue();

        for (var time = 0; time < times; time++)
        {
            before.MayBe(Answer("DEPLOYING", Then), TimeSpan.Zero).Should().BeFalse();
        }

        before.MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void A_created_webapp_may_be_missing_for_five_seconds_or_the_given_time()
    {
        var created = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created, Changes = [] };

        StateBefore.Of(new(), created).MayBeMissing(Seconds(4.999)).Should().BeTrue();
        StateBefore.Of(new(), created).MayBeMissing(Seconds(5)).Should().BeFalse();
        StateBefore.Of(new() { Grace = Seconds(9) }, created).MayBeMissing(Seconds(8.999)).Should().BeTrue();
        StateBefore.Of(new() { Grace = Seconds(9) }, created).MayBeMissing(Seconds(9)).Should().BeFalse();
    }

    [Fact]
    public void A_created_webapp_that_was_shown_is_missing_when_it_is_not_shown_again()
    {
        var before = StateBefore.Of(new(), new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created, Changes = [] });

        before.MayBe(Answer("CREATING", Then), TimeSpan.Zero).Should().BeFalse();

        before.MayBeMissing(TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void A_created_webapp_is_believed_whatever_its_status()
    {
        var created = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created, Changes = [] };

        StateBefore.Of(new(), created).MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeFalse();
        StateBefore.Of(new(), created).MayBe(Answer("CREATE_FAILED", Then), TimeSpan.Zero).Should().BeFalse();
        StateBefore.Of(new() { ChangedAfter = Then }, created).MayBe(Answer("AVAILABLE", Then), AfterDays).Should().BeTrue("the caller says so");
    }

    [Fact]
    public void A_time_that_does_not_move_is_that_from_before_an_update_that_redeploys_for_a_minute()
    {
        var before = StateBefore.Of(new(), Updated(redeploys: true));

        before.MayBe(Answer("AVAILABLE", Then), Seconds(59.999)).Should().BeTrue();
        before.MayBe(Answer("AVAILABLE", Then), Seconds(60)).Should().BeFalse();
        before.MayBe(Answer("AVAILABLE", Later), Seconds(4.999)).Should().BeTrue();
        before.MayBe(Answer("AVAILABLE", Later), Seconds(5)).Should().BeFalse();
        before.MayBeMissing(TimeSpan.Zero).Should().BeFalse("it was there");
    }

    [Fact]
    public void The_time_that_the_caller_gives_goes_before_that_of_the_result_and_holds_for_ever()
    {
        var before = StateBefore.Of(new() { ChangedAfter = Then + TimeSpan.FromHours(1) }, Updated(redeploys: true));

        before.MayBe(Answer("AVAILABLE", Then + TimeSpan.FromHours(1)), AfterDays).Should().BeTrue();
        StateBefore.Of(new() { ChangedAfter = Then - TimeSpan.FromHours(1) }, Updated(redeploys: true)).MayBe(Answer("AVAILABLE", Then), Seconds(5)).Should().BeFalse();
    }

    [Fact]
    public void An_update_that_may_redeploy_is_given_five_seconds_or_the_given_time_and_its_time_tells_nothing()
    {
        StateBefore.Of(new(), Updated(redeploys: null)).MayBe(Answer("AVAILABLE", Then), Seconds(4.999)).Should().BeTrue();
        StateBefore.Of(new(), Updated(redeploys: null)).MayBe(Answer("AVAILABLE", Then), Seconds(5)).Should().BeFalse();
        StateBefore.Of(new() { Grace = Seconds(9) }, Updated(redeploys: null)).MayBe(Answer("AVAILABLE", Then), Seconds(8.999)).Should().BeTrue();
        StateBefore.Of(new() { Grace = TimeSpan.Zero }, Updated(redeploys: null)).MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void An_update_that_does_not_redeploy_is_believed_at_once_unless_the_caller_says_otherwise()
    {
        StateBefore.Of(new(), Updated(redeploys: false)).MayBe(Answer("AVAILABLE", Then), TimeSpan.Zero).Should().BeFalse();
        StateBefore.Of(new() { Grace = Seconds(9) }, Updated(redeploys: false)).MayBe(Answer("AVAILABLE", Then), Seconds(8.999)).Should().BeTrue();
        StateBefore.Of(new() { ChangedAfter = Then }, Updated(redeploys: false)).MayBe(Answer("AVAILABLE", Then), AfterDays).Should().BeTrue();
    }

    [Theory]
    [InlineData("CREATE_FAILED", "CREATE_FAILED", "AVAILABLE")]
    [InlineData("DELETE_FAILED", "DELETE_FAILED", "CREATE_FAILED")]
    [InlineData("AVAILABLE", "AVAILABLE", "CREATE_FAILED")]
    [InlineData("DEPLOYING", "AVAILABLE", "CREATE_FAILED")]
    public void The_status_from_before_is_the_failure_that_the_update_is_to_mend_or_else_AVAILABLE(string previous, string doubted, string believed)
    {
        var before = StateBefore.Of(new(), Updated(redeploys: null, previous));

        before.MayBe(Answer(doubted, Then), TimeSpan.Zero).Should().BeTrue();
        before.MayBe(Answer(believed, Then), TimeSpan.Zero).Should().BeFalse();
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Webapp Answer(string status, DateTimeOffset updatedAt) => new() { Status = new(status), UpdatedAt = updatedAt };

    private static CreateOrUpdateWebappResult Updated(bool? redeploys, string previousStatus = "AVAILABLE") => new()
    {
        Id = "id-1",
        Outcome = CreateOrUpdateOutcome.Updated,
        Changes = redeploys is { } known ? [new() { JsonPath = "title", PropertyPath = "Title", NewValue = "new", Redeploys = known }] : null,
        PreviousStatus = new WebappStatus(previousStatus),
        PreviousUpdatedAt = Then,
    };
}
