using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class RequestTests : FakeServiceTests
{
    [Fact]
    public async Task Requests_are_recorded_as_they_were_sent()
    {
        await GetAsync($"{Collection}?searchTerm=a%2Fb&status=CREATING");
        await DescribeAsync("a%2Fb");
        await CreateAsync("""{"name":"churn"}""");
        await GetAsync("/nowhere");

        Service.Requests.Select(request => (request.OperationId, request.Method, request.PathAndQuery, request.Body, request.StatusCode)).Should().Equal(
            ("listWebapps", "GET", "/webapps/api/v1/webapps/?searchTerm=a%2Fb&status=CREATING", null, 200),
            ("describeWebapp", "GET", "/webapps/api/v1/webapps/a%2Fb", null, 422),
            ("createWebapp", "POST", "/webapps/api/v1/webapps/", """{"name":"churn"}""", 200),
            (null, "GET", "/nowhere", null, 404));
        Service.Requests[2].Headers["content-type"].Should().Be("application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_recorded_request_contains_no_token()
    {
        await GetAsync(Collection);
        await SendAsync(HttpMethod.Get, Collection, token: "another-secret");
        await GetAsync("/nowhere");

        Service.Requests.Should().HaveCount(3).And.OnlyContain(request =>
            !request.Headers.ContainsKey("Authorization")
            && !request.Headers.Values.Any(value => value.Contains("fake-token", StringComparison.Ordinal))
            && !request.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Cookie")]
    [InlineData("Proxy-Authorization")]
    [InlineData("proxy-authorization")]
    public async Task A_recorded_request_contains_no_credentials(string header)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation(header, "secret");
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Other", "other");

        await http.GetAsync(new Uri(Service.BaseAddress, Collection), Token);

        var headers = Service.Requests.Single().Headers;
        headers["x-other"].Should().Be("other");
        headers.Values.Should().NotContain("secret");
    }

    [Fact]
    public async Task Every_response_has_the_id_of_its_request()
    {
        var list = await GetAsync(Collection);
        var unauthorized = await SendAsync(HttpMethod.Get, Collection, token: "other");
        var notFound = await GetAsync("/nowhere");
        Service.FailNext(WebappOperations.ListWebapps, 500);
        var planned = await GetAsync(Collection);

        new[] { list, unauthorized, notFound, planned }.Select(response => response.Headers["x-request-id"])
            .Should().Equal("fake-1", "fake-2", "fake-3", "fake-4");
        Service.Requests.Select(request => request.RequestId).Should().Equal("fake-1", "fake-2", "fake-3", "fake-4");
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("apigw-requestid")]
    [InlineData("x-amzn-RequestId")]
    public async Task A_planned_response_keeps_its_own_request_id(string header)
    {
        Service.RespondNext(WebappOperations.ListWebapps, new FakeResponse(500, """{"error":"e"}""")
        {
            Headers = new Dictionary<string, string> { [header] = "own", ["X-Other"] = "other" },
        });

        var response = await GetAsync(Collection);

        response.Headers[header].Should().Be("own");
        response.Headers["X-Other"].Should().Be("other");
        response.Headers.Values.Should().NotContain("fake-1");
    }

    [Fact]
    public async Task An_exception_of_the_client_has_the_request_id()
    {
        Service.FailNext(WebappOperations.ListWebapps, 500);

        var exception = (await Service.CreateClient().Awaiting(client => client.ListWebappsPageAsync(cancellationToken: Token))
            .Should().ThrowAsync<InternalServerErrorException>()).Which;

        exception.RequestId.Should().Be(Service.Requests.Single().RequestId);
    }

    [Fact]
    public async Task The_callback_can_act_as_another_caller()
    {
        var id = Service.Add(new CreateWebappRequest { Name = "churn" });
        Service.OnRequest = request =>
        {
            if (request.OperationId == WebappOperations.UpdateWebapp)
            {
                Service.Remove(id);
            }
        };

        (await GetAsync(Collection)).Json.Value<int>("webappsCount").Should().Be(1);
        (await UpdateAsync(id, new { title = "New" })).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_callback_gets_the_request_before_its_response()
    {
        FakeRequest? seen = null;
        Service.OnRequest = request => seen = request;

        await CreateAsync("""{"name":"churn"}""");

        Service.OnRequest.Should().NotBeNull();
        seen!.OperationId.Should().Be("createWebapp");
        seen.Body.Should().Be("""{"name":"churn"}""");
        seen.StatusCode.Should().BeNull();
    }

    [Fact]
    public async Task A_callback_that_throws_causes_a_500_response()
    {
        Service.OnRequest = _ => throw new InvalidOperationException("Not now.");

        var response = await GetAsync(Collection);

        response.Status.Should().Be(HttpStatusCode.InternalServerError);
        response.Json.Value<string>("error").Should().Be("A callback of the test threw InvalidOperationException: Not now.");
        Service.Requests.Should().ContainSingle().Which.StatusCode.Should().Be(500);
    }
}
