using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

public sealed class CreateOrUpdatePlanTests
{
    private const string Present =
        """
        {"id":"id-of-one","name":"one","title":"One","description":null,"status":"AVAILABLE","imageDetails":{"imageId":7,"versionId":8},
         "sessionStickiness":true,"updatedAt":"2026-02-02T00:00:00Z","updatedBy":"ada","tags":[]}
        """;

    private static readonly CreateOrUpdateOptions Plan = new() { PlanOnly = true };
    private static readonly CreateOrUpdateOptions Skip = new() { SkipUnchanged = true };

    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_for_a_name_that_nobody_has_is_to_create()
    {
        _service.AnswersPage(1, 0);

        var plan = await Run(new() { Name = "one" }, Plan);

        plan.Should().BeEquivalentTo(new CreateOrUpdateWebappResult { Id = "", Outcome = CreateOrUpdateOutcome.Created, IsPlan = true, Changes = [] });
        plan.Redeploys.Should().BeTrue("creating deploys");
        Sent().Should().Equal("GET");
    }

    [Fact]
    public async Task The_empty_id_of_a_plan_is_refused_everywhere_before_anything_is_sent()
    {
        _service.AnswersPage(1, 0);
        var client = Client();
        var plan = await client.CreateOrUpdateWebappAsync(new() { Name = "one" }, Plan, Token);

        Action[] acts =
        [
            () => client.DescribeWebappAsync(plan.Id),
            () => client.UpdateWebappAsync(plan.Id, new() { Title = "x" }),
            () => client.DeleteWebappAsync(plan.Id),
            () => client.WaitUntilAvailableAsync(plan.Id),
            () => client.WaitUntilAvailableAsync(plan),
            () => client.WaitUntilDeletedAsync(plan.Id),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
        Sent().Should().Equal("GET");
    }

    [Fact]
    public async Task A_plan_to_update_tells_each_change_and_whether_it_redeploys()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present);

        var plan = await Run(
            new()
            {
                Name = "one",
                Title = "One",
                Description = "new",
                ImageDetails = new() { ImageId = 7, VersionId = 9 },
                Resources = new() { InstanceTypeId = 3 },
                SessionStickiness = true,
            },
            Plan);

        plan.Should().BeEquivalentTo(new
        {
            Id = "id-of-one",
            Outcome = CreateOrUpdateOutcome.Updated,
            IsPlan = true,
            Redeploys = true,
            PreviousStatus = WebappStatus.Available,
            PreviousUpdatedAt = new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero),
        });
        plan.Changes!.Select(change => change.ToString()).Should().Equal(
            "description: nothing → new",
            "imageDetails.versionId: 8 → 9 (redeploys)",
            "resources.instanceTypeId: nothing → 3 (redeploys)");
        plan.Changes![1].Should().BeEquivalentTo(
            new PropertyChange { JsonPath = "imageDetails.versionId", PropertyPath = "ImageDetails.VersionId", OldValue = 8L, NewValue = 9L, Redeploys = true });
        Sent().Should().Equal("GET", "GET");
    }

    [Fact]
    public async Task What_is_not_given_is_no_change()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present);

        var plan = await Run(new() { Name = "one", ImageDetails = new() { ImageId = 7 }, Resources = new() }, Plan);

        plan.Outcome.Should().Be(CreateOrUpdateOutcome.Unchanged);
        plan.Changes.Should().BeEmpty();
        plan.Redeploys.Should().BeFalse();
    }

    [Theory]
    [InlineData("imageId", true)]
    [InlineData("sessionStickiness", true)]
    [InlineData("title", false)]
    public async Task Whether_an_update_redeploys_follows_from_the_contract(string property, bool redeploys)
    {
        _service.AnswersPage(1, 1, "one").Answers(Present);
        CreateWebappRequest request = property switch
        {
            "imageId" => new() { Name = "one", ImageDetails = new() { ImageId = 70 } },
            "sessionStickiness" => new() { Name = "one", SessionStickiness = false },
            _ => new() { Name = "one", Title = "Two" },
        };

        (await Run(request, Plan)).Redeploys.Should().Be(redeploys);
    }

    [Fact]
    public async Task A_property_that_the_contract_does_not_know_is_compared_too()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present);
        var image = new ImageDetails { ImageId = 7 };
        image.AdditionalProperties["channel"] = JToken.Parse("""{"name":"beta"}""");

        var plan = await Run(new() { Name = "one", ImageDetails = image }, Plan);

        plan.Changes!.Single().Should().BeEquivalentTo(new { JsonPath = "imageDetails.channel", Redeploys = true });
    }

    [Theory]
    [InlineData("beta")]
    [InlineData("alpha", "imageDetails.channel: beta → alpha (redeploys)")]
    public async Task A_property_that_the_contract_does_not_know_is_compared_with_what_the_service_has(string channel, params string[] changes)
    {
        _service.AnswersPage(1, 1, "one").Answers(Present.Replace("\"imageId\":7", "\"imageId\":7,\"channel\":\"beta\"", StringComparison.Ordinal));
        var image = new ImageDetails { ImageId = 7 };
        image.AdditionalProperties["channel"] = channel;

        var plan = await Run(new() { Name = "one", ImageDetails = image }, Plan);

        plan.Changes!.Select(change => change.ToString()).Should().Equal(changes);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_skipped()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present);

        var result = await Run(new() { Name = "one", Title = "One", SessionStickiness = true }, Skip);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Unchanged, IsPlan = false, Redeploys = false });
        Sent().Should().Equal("GET", "GET");
    }

    [Fact]
    public async Task An_update_that_changes_something_is_sent_whole()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present).Answers("""{"id":"id-of-one"}""");

        var result = await Run(new() { Name = "one", Title = "One", Description = "new" }, Skip);

        result.Should().BeEquivalentTo(new { Outcome = CreateOrUpdateOutcome.Updated, IsPlan = false, Redeploys = false });
        result.Changes!.Single().JsonPath.Should().Be("description");
        JToken.Parse(_service.Requests[2].Body!).Should().BeEquivalentTo(JToken.Parse("""{"title":"One","description":"new"}"""));
    }

    [Fact]
    public async Task Without_options_it_takes_two_requests_and_does_not_know_what_it_changed()
    {
        _service.AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        var result = await Run(new() { Name = "one", Title = "One" }, new());

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        result.Changes.Should().BeNull();
        result.Redeploys.Should().BeNull();
        Sent().Should().Equal("GET", "PATCH");
    }

    [Fact]
    public async Task A_webapp_that_vanishes_before_it_is_described_is_looked_up_again()
    {
        _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.NotFound, null).AnswersPage(1, 0);

        (await Run(new() { Name = "one" }, Plan)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task A_webapp_that_vanishes_in_every_round_is_given_up()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.NotFound, null);
        }

        var act = () => Run(new() { Name = "one" }, Skip);

        (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which.Operation.Should().Be(WebappOperations.DescribeWebapp);
        _service.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_webapp_whose_deletion_begins_just_then_is_not_called_unchanged()
    {
        _service.AnswersPage(1, 1, "one").Answers(Present.Replace("AVAILABLE", "DELETING", StringComparison.Ordinal))
            .AnswersPage(1, 0).Answers("""{"id":"new"}""");

        (await Run(new() { Name = "one", Title = "One" }, Skip)).Should().BeEquivalentTo(new { Id = "new", Outcome = CreateOrUpdateOutcome.Created });
    }

    [Fact]
    public void Missing_options_are_refused()
    {
        var act = () => { Client().CreateOrUpdateWebappAsync(new() { Name = "one" }, null!); };

        act.Should().Throw<ArgumentNullException>().WithParameterName("options");
    }

    private WebappClient Client() => _service.CreateClient(new() { TimeProvider = new SkippedTime(), Retry = { MaxRetries = 0 } });

    private Task<CreateOrUpdateWebappResult> Run(CreateWebappRequest request, CreateOrUpdateOptions options) =>
        Client().CreateOrUpdateWebappAsync(request, options, Token);

    private IEnumerable<string> Sent() => _service.Requests.Select(request => request.Method);
}
