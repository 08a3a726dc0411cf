using System.Net;
using System.Text;

namespace Peak.Webapps.Tests;

public sealed class RawInterfaceTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gives_status_headers_and_body()
    {
        _service.Answers(HttpStatusCode.OK, StubService.Webapp("AVAILABLE"), header: ("X-Region", "eu"));

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers!.GetValues("X-Region").Should().Equal("eu");
        response.Content!.Name.Should().Be("one");
    }

    [Fact]
    public async Task The_length_of_a_body_is_told_however_it_came_and_after_the_answer_is_disposed_of()
    {
        var webapp = StubService.Webapp("AVAILABLE");
        _service.Answers(() => new HttpResponseMessage { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(webapp))) });

        var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);
        response.Dispose();

        response.ContentHeaders!.ContentLength.Should().Be(webapp.Length);
    }

    [Fact]
    public async Task A_failure_is_in_the_answer_and_does_not_carry_the_token()
    {
        _service.Answers(HttpStatusCode.NotFound, """{"detail":"gone"}""");

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Error!.ToString().Should().NotContain(StubService.Token);
        response.RequestMessage!.Headers.ToString().Should().NotContain(StubService.Token);
    }

    [Fact]
    public async Task What_kept_the_answer_from_coming_is_thrown_as_it_is()
    {
        _service.Throws(new HttpRequestException("refused"));

        var act = () => _service.CreateClient().Api.DescribeWebappAsync("1", Token);

        await act.Should().ThrowAsync<HttpRequestException>().WithMessage("refused");
    }
}
