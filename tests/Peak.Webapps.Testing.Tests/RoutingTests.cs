using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class RoutingTests : FakeServiceTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/webapps/api/v1/webapps")]
    [InlineData("/webapps/api/v1/webapps//")]
    [InlineData("/webapps/api/v1/webapps/a/b")]
    [InlineData("/webapps/api/v1/webapps/a/")]
    [InlineData("/webapps/api/v1/Webapps/")]
    [InlineData("/webapps/")]
    public async Task A_path_that_the_contract_does_not_have_is_not_found(string path)
    {
        var response = await GetAsync(path);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Json.Value<string>("detail").Should().Be($"{path} is not a path of the contract");
    }

    [Fact]
    public async Task A_method_that_the_path_does_not_have_is_not_allowed()
    {
        var response = await SendAsync(HttpMethod.Put, Collection, Json(new { name = "a" }));

        response.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Headers["Allow"].Should().Be("GET, POST");
        response.Json.Value<string>("message").Should().Be($"PUT {Collection} is not allowed, only GET, POST");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("other-token")]
    [InlineData("Bearer fake-token")]
    [InlineData("FAKE-TOKEN")]
    public async Task A_request_without_the_token_gets_a_401_response(string? token)
    {
        var response = await SendAsync(HttpMethod.Get, $"{Collection}?pageSize=0", token: token);

        response.Status.Should().Be(HttpStatusCode.Unauthorized);
        response.Json.Value<string>("message").Should().Be("The API key is not valid or has expired");
    }

    [Fact]
    public void The_service_listens_on_this_machine_only()
    {
        Service.BaseAddress.Host.Should().Be("127.0.0.1");
        Service.BaseAddress.Port.Should().BePositive();
        Service.BaseAddress.AbsolutePath.Should().Be("/");
    }
}
