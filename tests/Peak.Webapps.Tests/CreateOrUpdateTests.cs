using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

public sealed class CreateOrUpdateTests
{
    private static readonly CreateWebappRequest Request = new()
    {
        Name = "one",
        Title = "One",
        Description = "The first",
        ImageDetails = new() { ImageId = 7, VersionId = 8 },
        Resources = new() { InstanceTypeId = 9 },
        SessionStickiness = true,
    };

    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_nobody_has_is_created()
    {
        _service.AnswersPage(1, 1, "one-and-more", "ONE").Answers("""{"id":"new"}""");

        var result = await _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        result.Should().BeEquivalentTo(new { Id = "new", Outcome = CreateOrUpdateOutcome.Created });
        _service.Requests.Select(request => request.ToString()).Should().Equal(
            "GET /webapps/api/v1/webapps/?pageSize=100&searchTerm=one&pageNumber=1",
            "POST /webapps/api/v1/webapps/");
        JToken.Parse(_service.Requests[1].Body!).Should().BeEquivalentTo(JToken.Parse(
            """{"name":"one","title":"One","description":"The first","imageDetails":{"imageId":7,"versionId":8},"resources":{"instanceTypeId":9},"sessionStickiness":true}"""));
    }

    [Fact]
    public async Task A_name_that_exists_is_updated_without_sending_the_name()
    {
        _service.AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        var result = await _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Updated });
        _service.Requests[1].ToString().Should().Be("PATCH /webapps/api/v1/webapps/id-of-one");
        JToken.Parse(_service.Requests[1].Body!).Should().BeEquivalentTo(JToken.Parse(
            """{"title":"One","description":"The first","imageDetails":{"imageId":7,"versionId":8},"resources":{"instanceTypeId":9},"sessionStickiness":true}"""));
    }

    [Fact]
    public async Task The_exact_name_is_found_on_a_later_page()
    {
        _service.AnswersPage(1, 3, "one-a").AnswersPage(2, 3, "one-b", "one").Answers("""{"id":"id-of-one"}""");

        var result = await _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Should().HaveCount(3, "the third page is not needed once the name is found");
    }

    [Fact]
    public async Task A_name_that_another_caller_creates_meanwhile_is_updated()
    {
        _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, """{"message":"name is taken"}""")
            .AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        (await _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
    }

    [Fact]
    public async Task A_webapp_that_another_caller_deletes_meanwhile_is_created()
    {
        _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.NotFound, """{"detail":"gone"}""")
            .AnswersPage(1, 0).Answers("""{"id":"new"}""");

        (await _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task It_gives_up_after_five_rounds_and_tells_why()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, """{"message":"name is taken"}""");
        }

        var act = () => _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*'one'*5 rounds*name is taken*")).Which;
        exception.Should().BeEquivalentTo(new { WebappName = "one", Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<ConflictException>();
        _service.Requests.Should().HaveCount(10);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Any_other_failure_of_the_create_comes_at_once(HttpStatusCode status)
    {
        _service.AnswersPage(1, 0).Answers(status, null);

        var act = () => _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode.Should().Be(status);
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_conflict_of_the_update_is_the_callers_to_know()
    {
        _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.Conflict, null);

        var act = () => _service.CreateClient().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<ConflictException>()).Which.Operation.Should().Be(WebappOperations.UpdateWebapp);
    }

    [Theory]
    [InlineData("", "Name is blank*")]
    [InlineData(" \t", "Name is blank*")]
    [InlineData(null, "Name is missing*")]
    public void A_blank_name_is_refused_before_anything_is_sent(string? name, string message)
    {
        var act = () => { _service.CreateClient().CreateOrUpdateWebappAsync(new() { Name = name! }); };

        act.Should().Throw<ArgumentException>().WithParameterName("request").WithMessage(message);
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_missing_request_is_refused()
    {
        var act = () => { _service.CreateClient().CreateOrUpdateWebappAsync(null!); };

        act.Should().Throw<ArgumentNullException>().WithParameterName("request");
    }
}
