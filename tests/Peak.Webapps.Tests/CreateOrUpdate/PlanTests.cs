using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

/// <summary>What a plan of create-or-update finds out, and what an update skips.</summary>
public sealed class PlanTests
{
    private const string Existing =
        """
        {"id":"id-of-one","name":"one","title":"One","description":null,"status":"AVAILABLE","imageDetails":{"imageId":7,"versionId":8},
         "sessionStickiness":true,"updatedAt":"2026-02-02T00:00:00Z","updatedBy":"ada","tags":[]}
        """;

    private static readonly CreateOrUpdateOptions SkipUnchanged = new() { SkipUnchanged = true };

    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_for_an_unused_name_is_to_create()
    {
        _service.ReturnsPage(1, 0);

        var plan = await Plan(new() { Name = "one" });

        plan.Should().BeEquivalentTo(new CreateOrUpdateWebappPlan { Action = CreateOrUpdateAction.Create, Redeploys = true });
        Sent().Should().Equal("GET");
    }

    [Fact]
    public async Task A_plan_to_update_has_each_change_and_whether_it_redeploys()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing);

        var plan = await Plan(new()
        {
            Name = "one",
            Title = "One",
            Description = "new",
            ImageDetails = new() { ImageId = 7, VersionId = 9 },
            Resources = new() { InstanceTypeId = 3 },
            SessionStickiness = true,
        });

        (plan.Action, plan.Redeploys).Should().Be((CreateOrUpdateAction.Update, true));
        (plan.Existing!.Id, plan.Existing.Status).Should().Be(("id-of-one", WebappStatus.Available));
        plan.Changes.Select(change => change.ToString()).Should().Equal(
            "description: unset → \"new\"",
            "imageDetails.versionId: 8 → 9 (redeploys)",
            "resources.instanceTypeId: unset → 3 (redeploys)");
        plan.Changes[1].Should().BeEquivalentTo(
            new PropertyChange { JsonPath = "imageDetails.versionId", PropertyPath = "ImageDetails.VersionId", OldValue = 8L, NewValue = 9L, Redeploys = true });
        Sent().Should().Equal("GET", "GET");
    }

    [Fact]
    public async Task Properties_that_are_not_set_are_no_change()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing);

        var plan = await Plan(new() { Name = "one", ImageDetails = new() { ImageId = 7 }, Resources = new() });

        plan.Action.Should().Be(CreateOrUpdateAction.None);
        plan.Changes.Should().BeEmpty();
        plan.Redeploys.Should().BeFalse();
    }

    [Theory]
    [InlineData("imageId", true)]
    [InlineData("sessionStickiness", true)]
    [InlineData("title", false)]
    public async Task Whether_an_update_redeploys_follows_from_the_contract(string property, bool redeploys)
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing);
        CreateWebappRequest request = property switch
        {
            "imageId" => new() { Name = "one", ImageDetails = new() { ImageId = 70 } },
            "sessionStickiness" => new() { Name = "one", SessionStickiness = false },
            _ => new() { Name = "one", Title = "Two" },
        };

        (await Plan(request)).Redeploys.Should().Be(redeploys);
    }

    [Fact]
    public async Task A_property_that_is_unknown_to_the_contract_is_compared_and_redeploys()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing);
        var image = new ImageDetails { ImageId = 7 };
        image.AdditionalProperties["channel"] = JToken.Parse("""{"name":"beta"}""");

        var plan = await Plan(new() { Name = "one", ImageDetails = image });

        plan.Changes.Single().ToString().Should().Be("""imageDetails.channel: unset → {"name":"beta"} (redeploys)""");
    }

    [Theory]
    [InlineData("beta")]
    [InlineData("alpha", "imageDetails.channel: \"beta\" → \"alpha\" (redeploys)")]
    public async Task A_property_that_is_unknown_to_the_contract_is_compared_with_the_existing_one(string channel, params string[] changes)
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing.Replace("\"imageId\":7", "\"imageId\":7,\"channel\":\"beta\"", StringComparison.Ordinal));
        var image = new ImageDetails { ImageId = 7 };
        image.AdditionalProperties["channel"] = channel;

        var plan = await Plan(new() { Name = "one", ImageDetails = image });

        plan.Changes.Select(change => change.ToString()).Should().Equal(changes);
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("DELETE_FAILED")]
    public async Task A_failed_webapp_is_never_left_unchanged(string status)
    {
        var failed = Existing.Replace("AVAILABLE", status, StringComparison.Ordinal);
        _service.ReturnsPage(1, 1, "one").Returns(failed).ReturnsPage(1, 1, "one").Returns(failed).Returns("""{"id":"id-of-one"}""");

        var plan = await Plan(new() { Name = "one", Title = "One" });
        var result = await Act(new() { Name = "one", Title = "One" }, SkipUnchanged);

        (plan.Action, plan.Changes.Count).Should().Be((CreateOrUpdateAction.Update, 0));
        (result.Outcome, result.Changes.Count, result.Previous!.Status.Value).Should().Be((CreateOrUpdateOutcome.Updated, 0, status));
        Sent().Should().Equal("GET", "GET", "GET", "GET", "PATCH");
    }

    [Fact]
    public async Task A_plan_for_a_webapp_that_is_being_deleted_is_to_create_and_shows_it()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing.Replace("AVAILABLE", "DELETING", StringComparison.Ordinal));

        var plan = await Plan(new() { Name = "one", Title = "One" });

        (plan.Action, plan.Redeploys, plan.Existing!.Status).Should().Be((CreateOrUpdateAction.Create, true, WebappStatus.Deleting));
        Sent().Should().Equal("GET", "GET");
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_skipped_if_the_options_say_so()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing);

        var result = await Act(new() { Name = "one", Title = "One", SessionStickiness = true }, SkipUnchanged);

        (result.Id, result.Outcome, result.Redeploys).Should().Be(("id-of-one", CreateOrUpdateOutcome.Unchanged, false));
        Sent().Should().Equal("GET", "GET");
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_sent_by_default()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Act(new() { Name = "one", Title = "One" }, options: null);

        (result.Outcome, result.Changes.Count, result.Redeploys).Should().Be((CreateOrUpdateOutcome.Updated, 0, false));
        Sent().Should().Equal("GET", "GET", "PATCH");
    }

    [Fact]
    public async Task An_update_that_changes_something_is_sent_as_a_whole()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Act(new() { Name = "one", Title = "One", Description = "new" }, SkipUnchanged);

        (result.Outcome, result.Redeploys).Should().Be((CreateOrUpdateOutcome.Updated, false));
        result.Changes.Single().JsonPath.Should().Be("description");
        JToken.Parse(_service.Requests[2].Body!).Should().BeEquivalentTo(JToken.Parse("""{"title":"One","description":"new"}"""));
    }

    [Fact]
    public async Task A_webapp_that_is_deleted_before_it_is_described_is_looked_up_again()
    {
        _service.ReturnsPage(1, 1, "one").Returns(HttpStatusCode.NotFound, null).ReturnsPage(1, 0);

        (await Plan(new() { Name = "one" })).Action.Should().Be(CreateOrUpdateAction.Create);
    }

    [Fact]
    public async Task A_webapp_that_is_deleted_in_every_round_ends_the_call()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.ReturnsPage(1, 1, "one").Returns(HttpStatusCode.NotFound, null);
        }

        var act = () => Plan(new() { Name = "one" });

        (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which.Operation.Should().Be(WebappOperations.DescribeWebapp);
        _service.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_webapp_whose_deletion_begins_after_the_lookup_is_not_reported_as_unchanged()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing.Replace("AVAILABLE", "DELETING", StringComparison.Ordinal))
            .ReturnsPage(1, 0).Returns("""{"id":"new"}""");

        var result = await Act(new() { Name = "one", Title = "One" }, SkipUnchanged);

        (result.Id, result.Outcome).Should().Be(("new", CreateOrUpdateOutcome.Created));
    }

    [Fact]
    public async Task Errors_name_the_call_and_the_webapp()
    {
        _service.Returns(HttpStatusCode.Unauthorized, """{"message":"no"}""");

        var act = () => Plan(new() { Name = "one" });

        (await act.Should().ThrowAsync<UnauthorizedException>().WithMessage("Create-or-update of the webapp 'one' failed: listWebapps*401*no*"))
            .Which.Operation.Should().Be(WebappOperations.ListWebapps);
    }

    private WebappClient Client() => _service.CreateClient(new() { TimeProvider = new SkippedTime(), Retry = { MaxRetries = 0 } });

    private Task<CreateOrUpdateWebappPlan> Plan(CreateWebappRequest request) => Client().PlanCreateOrUpdateWebappAsync(request, cancellationToken: Token);

    private Task<CreateOrUpdateWebappResult> Act(CreateWebappRequest request, CreateOrUpdateOptions? options) =>
        Client().CreateOrUpdateWebappAsync(request, options, Token);

    private IEnumerable<string> Sent() => _service.Requests.Select(request => request.Method);
}
