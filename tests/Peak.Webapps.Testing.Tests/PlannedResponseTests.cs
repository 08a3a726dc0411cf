using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class PlannedResponseTests : FakeServiceTests
{
    [Fact]
    public void A_planned_response_is_copied()
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "1" };
        Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(503) { Headers = headers });

        headers["Retry-After"] = "2";

        Service.PlannedResponses[WebappOperations.ListWebapps].Single().Headers["Retry-After"].Should().Be("1");
    }

    [Fact]
    public async Task A_planned_error_has_the_contracts_example_and_no_effect()
    {
        Service.FailNext(WebappOperations.CreateWebapp, 500);

        var response = await CreateAsync(new { name = "churn" });

        response.Status.Should().Be(HttpStatusCode.InternalServerError);
        response.Body.Should().Be("""{"error":"Internal server error"}""");
        Service.Webapps.Should().BeEmpty();
        (await CreateAsync(new { name = "churn" })).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Errors_are_returned_as_often_as_planned_and_in_order()
    {
        Service.FailNext(WebappOperations.ListWebapps, 403, times: 2);
        Service.FailNext(WebappOperations.ListWebapps, 401);

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((int)(await GetAsync(Collection)).Status);
        }

        statuses.Should().Equal(403, 403, 401, 200);
    }

    [Fact]
    public async Task Only_the_named_operation_fails()
    {
        Service.FailNext(WebappOperations.DeleteWebapp, 500);

        (await GetAsync(Collection)).Status.Should().Be(HttpStatusCode.OK);
        (await DeleteAsync(NoSuchId)).Status.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task An_undocumented_error_has_the_shape_of_documented_ones()
    {
        AllowViolations();
        Service.FailNext(WebappOperations.ListWebapps, 503);

        var response = await GetAsync(Collection);

        response.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Body.Should().Be("""{"message":"ServiceUnavailable"}""");
    }

    [Fact]
    public async Task An_error_can_have_any_body()
    {
        AllowViolations();
        Service.FailNext(WebappOperations.ListWebapps, 502, "<html>Bad gateway</html>");

        (await GetAsync(Collection)).Body.Should().Be("<html>Bad gateway</html>");
    }

    [Fact]
    public async Task A_response_can_have_headers_and_another_content_type()
    {
        AllowViolations();
        Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(429, "later")
        {
            ContentType = "text/plain",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "3" },
        });

        var response = await GetAsync(Collection);

        response.Status.Should().Be(HttpStatusCode.TooManyRequests);
        response.Headers["Retry-After"].Should().Be("3");
        response.Headers["Content-Type"].Should().Be("text/plain");
        response.Body.Should().Be("later");
    }

    [Fact]
    public async Task A_response_can_have_no_body()
    {
        AllowViolations();
        Service.RespondNext(WebappOperations.DeleteWebapp, new FakeResponse(204));

        var response = await DeleteAsync(NoSuchId);

        response.Status.Should().Be(HttpStatusCode.NoContent);
        response.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task A_connection_can_be_closed_without_a_response()
    {
        (await GetAsync(Collection)).Status.Should().Be(HttpStatusCode.OK, "a used connection is the harder case");
        Service.RespondNext(WebappOperations.ListWebapps, FakeResponse.CutConnection);

        await FluentActions.Awaiting(() => GetAsync(Collection)).Should().ThrowAsync<HttpRequestException>();

        Service.Requests.Select(request => request.StatusCode).Should().Equal(200, null);
        (await GetAsync(Collection)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connection_can_stay_silent_until_the_service_stops()
    {
        var came = new TaskCompletionSource();
        Service.RespondNext(WebappOperations.ListWebapps, FakeResponse.Silence);
        Service.OnRequest = _ => came.SetResult();

        var call = GetAsync(Collection);
        await came.Task;
        call.IsCompleted.Should().BeFalse();
        Service.Dispose();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Unused_responses_are_listed_by_operation()
    {
        AllowViolations();
        var response = new FakeResponse(503);
        Service.RespondNext(WebappOperations.ListWebapps, response, times: 2);
        Service.RespondNext(WebappOperations.ListWebapps, FakeResponse.Silence);
        Service.FailNext(WebappOperations.DeleteWebapp, 500);
        await DeleteAsync(NoSuchId);
        await GetAsync(Collection);

        var planned = Service.PlannedResponses;

        planned.Keys.Should().Equal(WebappOperations.ListWebapps);
        planned[WebappOperations.ListWebapps].Should().Equal(response, FakeResponse.Silence);
    }

    [Fact]
    public async Task Verification_throws_while_planned_responses_are_unused()
    {
        Service.FailNext(WebappOperations.ListWebapps, 500);
        Service.RespondNext(WebappOperations.DeleteWebapp, FakeResponse.CutConnection);
        Service.RespondNext(WebappOperations.DeleteWebapp, FakeResponse.Silence);
        FluentActions.Invoking(Service.VerifyNoPlannedResponses).Should().Throw<InvalidOperationException>()
            .WithMessage("Planned responses were not used: deleteWebapp CutConnection, deleteWebapp Silence, listWebapps 500.");

        await GetAsync(Collection);

        FluentActions.Invoking(Service.VerifyNoPlannedResponses).Should().Throw<InvalidOperationException>()
            .WithMessage("Planned responses were not used: deleteWebapp CutConnection, deleteWebapp Silence.");
    }

    [Fact]
    public async Task Verification_passes_when_all_planned_responses_were_used()
    {
        Service.VerifyNoPlannedResponses();
        Service.FailNext(WebappOperations.ListWebapps, 500);
        await GetAsync(Collection);

        Service.VerifyNoPlannedResponses();
        Service.PlannedResponses.Should().BeEmpty();
    }

    [Fact]
    public async Task Planned_responses_are_used_by_requests_that_violate_the_contract_too()
    {
        Service.FailNext(WebappOperations.ListWebapps, 500);

        (await GetAsync($"{Collection}?pageSize=0")).Status.Should().Be(HttpStatusCode.InternalServerError);
        (await GetAsync($"{Collection}?pageSize=0")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void An_unknown_operation_is_refused_with_the_known_ones_in_the_message()
    {
        FluentActions.Invoking(() => Service.FailNext("createWebApp", 500))
            .Should().Throw<ArgumentException>()
            .WithMessage("The contract has no operation 'createWebApp'. Its operations are listWebapps, createWebapp, describeWebapp, updateWebapp, deleteWebapp*");
    }

    [Theory]
    [InlineData(399)]
    [InlineData(600)]
    public void The_status_code_of_an_error_is_400_to_599(int status)
    {
        FluentActions.Invoking(() => Service.FailNext(WebappOperations.ListWebapps, status))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("statusCode");
    }

    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    [InlineData(0)]
    [InlineData(-1)]
    public void The_status_code_of_a_response_is_200_to_599(int status)
    {
        FluentActions.Invoking(() => Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(status)))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("response");
    }

    [Fact]
    public void The_first_and_the_last_status_code_of_a_range_can_be_planned()
    {
        Service.FailNext(WebappOperations.ListWebapps, 400);
        Service.FailNext(WebappOperations.ListWebapps, 599);
        Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(200));
        Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(599));

        Service.PlannedResponses[WebappOperations.ListWebapps].Select(response => response.StatusCode).Should().Equal(400, 599, 200, 599);
    }

    [Fact]
    public void A_response_is_planned_at_least_once()
    {
        FluentActions.Invoking(() => Service.FailNext(WebappOperations.ListWebapps, 500, times: 0))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("times");
    }
}
