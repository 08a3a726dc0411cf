using Refit;

namespace Peak.Webapps.Tests;

/// <summary>Which addresses the token is sent to.</summary>
public sealed class SessionHandlerTests
{
    private const string Template = "/webapps/{id}/logs";

    private readonly StubService _service = new();

    [Theory]
    [InlineData("https://peak.test/base/webapps/1/logs")]
    [InlineData("https://peak.test/base/webapps/a%20b/logs?from=/other/")]
    public async Task A_request_whose_address_matches_its_template_is_sent(string address)
    {
        await SendAsync(address, Template);

        _service.Requests.Should().ContainSingle().Which.Token.Should().Be(StubService.Token);
    }

    [Theory]
    [InlineData("https://peak.test/webapps/1/logs")]
    [InlineData("https://peak.test/base/other/1/logs")]
    [InlineData("https://peak.test/base/webapps/1/other")]
    [InlineData("https://peak.test/base/webapps//logs")]
    [InlineData("https://peak.test/base/webapps/logs")]
    [InlineData("https://peak.test/base/webapps/1/2/logs")]
    [InlineData("https://peak.test/base/webapps/1/logs/")]
    [InlineData("https://peak.test/base/webapps/1/logs/2")]
    public async Task Another_address_is_refused(string address)
    {
        var act = () => SendAsync(address, Template);

        await act.Should().ThrowAsync<ArgumentException>().WithMessage("*change the address*'/webapps/{id}/logs'*");
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_request_without_a_template_is_sent()
    {
        await SendAsync("https://peak.test/elsewhere", template: null);

        _service.Requests.Should().ContainSingle();
    }

    private async Task SendAsync(string address, string? template)
    {
        var session = new PeakSession(StubService.Token, new Uri("https://peak.test/base/"));
        using var pipeline = new HttpMessageInvoker(new SessionHandler(session) { InnerHandler = _service.Returns("{}") });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (template is not null)
        {
            request.Options.Set(new HttpRequestOptionsKey<string>(HttpRequestMessageOptions.RelativePathTemplate), template);
        }

        using var response = await pipeline.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
