using System.Net;
using System.Text;

namespace Peak.Webapps.Tests;

public sealed class RawInterfaceTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_returns_status_headers_and_body()
    {
        _service.Returns(HttpStatusCode.OK, StubService.Webapp("AVAILABLE"), header: ("X-Region", "eu"));

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers!.GetValues("X-Region").Should().Equal("eu");
        response.Content!.Name.Should().Be("one");
    }

    [Fact]
    public async Task The_length_of_a_body_is_known_even_after_the_response_is_disposed_of()
    {
        var webapp = StubService.Webapp("AVAILABLE");
        _service.Returns(() => new HttpResponseMessage { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(webapp))) });

        var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);
        response.Dispose();

        response.ContentHeaders!.ContentLength.Should().Be(webapp.Length);
    }

    [Fact]
    public async Task An_error_response_is_returned_and_does_not_contain_the_token()
    {
        _service.Returns(HttpStatusCode.NotFound, """{"detail":"gone"}""");

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Error!.ToString().Should().NotContain(StubService.Token);
        response.RequestMessage!.Headers.ToString().Should().NotContain(StubService.Token);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task The_headers_of_a_body_stay_with_it(HttpStatusCode status)
    {
        _service.Returns(() =>
        {
            var content = new StringContent(StubService.Webapp("AVAILABLE"));
            content.Headers.ContentLanguage.Add("de");
            content.Headers.ContentLanguage.Add("en");
            content.Headers.ContentLocation = new Uri("/elsewhere", UriKind.Relative);
            return new HttpResponseMessage(status) { Content = content };
        });

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.ContentHeaders!.ContentLanguage.Should().Equal("de", "en");
        response.ContentHeaders.ContentLocation.Should().Be(new Uri("/elsewhere", UriKind.Relative));
    }

    [Fact]
    public async Task The_length_of_the_body_of_an_error_response_is_what_was_read()
    {
        _service.Returns(() =>
        {
            var content = new ByteArrayContent(new byte[100_000]);
            content.Headers.ContentLength = 100_000;
            return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = content };
        });

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.ContentHeaders!.ContentLength.Should().Be(65_536);
    }

    [Fact]
    public async Task A_success_response_is_read_whole()
    {
        var text = new string('x', 200_000);
        _service.Returns(StubService.Webapp("AVAILABLE").Replace("ada", text, StringComparison.Ordinal));

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.Content!.UpdatedBy.Should().Be(text);
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_is_allowed_and_no_larger()
    {
        const string body = """{"id":"1"}""";
        _service.Returns(body).Returns(body);

        (await Client(body.Length).Api.DeleteWebappAsync("1", Token)).Content!.Id.Should().Be("1");
        (await FluentActions.Awaiting(() => Client(body.Length - 1).Api.DeleteWebappAsync("1", Token)).Should().ThrowAsync<HttpRequestException>())
            .WithMessage("The body is larger than 9 bytes, the MaxResponseBodySize of the client's options.").Which.HttpRequestError.Should().Be(HttpRequestError.ConfigurationLimitExceeded);

        WebappClient Client(long size) => _service.CreateClient(new() { MaxResponseBodySize = size });
    }

    [Fact]
    public async Task A_response_that_has_a_request_keeps_it()
    {
        using var sent = new HttpRequestMessage(HttpMethod.Get, "https://peak.test/");
        using var redirected = new HttpRequestMessage(HttpMethod.Get, "https://peak.test/elsewhere");
        using var pipeline = new HttpMessageInvoker(new ResponseBodyHandler(100) { InnerHandler = _service });
        _service.Returns(() => new() { RequestMessage = redirected }).Returns(() => new());

        using var one = await pipeline.SendAsync(sent, Token);
        using var other = await pipeline.SendAsync(sent, Token);

        one.RequestMessage.Should().BeSameAs(redirected);
        other.RequestMessage.Should().BeSameAs(sent);
    }

    [Fact]
    public async Task After_the_last_attempt_its_error_is_thrown()
    {
        var service = new RetriedService();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            service.Stub.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        }

        var act = () => service.RunAsync(client => client.Api.DescribeWebappAsync("1", Token));

        (await act.Should().ThrowAsync<HttpRequestException>().WithMessage("refused")).Which.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_time_out_names_its_limit()
    {
        var service = new RetriedService { Options = { Timeout = TimeSpan.FromSeconds(7) } };
        service.Stub.Returns(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new HttpResponseMessage();
        });

        var act = () => service.RunAsync(client => client.Api.DescribeWebappAsync("1", Token));

        await act.Should().ThrowAsync<TimeoutException>().WithMessage("No complete response arrived within 00:00:07, the time limit of the whole call.");
    }

    [Fact]
    public async Task A_connection_error_is_thrown_as_a_HttpRequestException()
    {
        _service.Throws(new HttpRequestException("refused"));

        var act = () => _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        await act.Should().ThrowAsync<HttpRequestException>().WithMessage("refused");
    }
}
