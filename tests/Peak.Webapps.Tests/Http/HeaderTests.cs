namespace Peak.Webapps.Tests;

public sealed class HeaderTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("my-job/1.2", "my-job/1.2 ")]
    [InlineData("my-job/1.2 framework", "my-job/1.2 framework ")]
    public async Task Each_request_names_the_application_and_the_library(string? applicationName, string start)
    {
        _service.Returns(System.Net.HttpStatusCode.BadGateway, "").Returns(StubService.Webapp("AVAILABLE"));

        await _service.CreateClient(new() { ApplicationName = applicationName, Retry = { BaseDelay = TimeSpan.Zero } }).DescribeWebappAsync("id-1", Token);

        _service.Requests.Should().HaveCount(2).And.AllSatisfy(request =>
        {
            var userAgent = request.Message.Headers.NonValidated["User-Agent"].ToString();
            userAgent.Should().StartWith($"{start}Peak.Webapps/").And.MatchRegex($@"Peak\.Webapps/\d+\.\d+\.\d+\S* \(\.NET {Environment.Version}; [A-Za-z]+\)$");
            request.Message.Headers.UserAgent.Should().NotBeEmpty("the header is valid");
            request.Message.Headers.Accept.ToString().Should().Be("application/json");
        });
    }

    [Fact]
    public async Task The_raw_interface_sends_the_same_headers()
    {
        _service.Returns(StubService.Webapp("AVAILABLE"));

        using var response = await _service.CreateClient().Api.DescribeWebappAsync("id-1", Token);

        _service.Requests.Single().Message.Headers.NonValidated["User-Agent"].ToString().Should().StartWith("Peak.Webapps/");
    }
}
