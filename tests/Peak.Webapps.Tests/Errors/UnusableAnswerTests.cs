using System.Net;
using Newtonsoft.Json;
using Refit;

namespace Peak.Webapps.Tests;

/// <summary>What is told of a success whose body cannot be used, whatever reading it threw.</summary>
public sealed class UnusableAnswerTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task It_tells_how_many_attempts_were_made(string body)
    {
        _service.Stub.Answers(HttpStatusCode.BadGateway, null).Answers(body);

        var act = () => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        (await act.Should().ThrowAsync<InvalidResponseException>()).Which.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task What_a_parser_says_is_told_up_to_a_thousand_characters()
    {
        var longest = new JsonException(new string('x', 1000));

        (await Unusable(longest)).InnerException.Should().BeSameAs(longest);
        (await Unusable(longest)).Message.Should().EndWith(longest.Message);
        (await Unusable(new JsonException(longest.Message + "y"))).InnerException.Should().BeOfType<JsonException>()
            .Which.Message.Should().Be(new string('x', 999) + "…");
    }

    [Fact]
    public async Task What_anything_else_says_is_left_to_the_inner_exception()
    {
        var cause = new NotSupportedException("no such charset");

        var exception = await Unusable(cause);

        exception.Message.Should().EndWith("but its body cannot be used: it cannot be read.");
        exception.InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public async Task A_cancellation_after_the_last_byte_stays_one()
    {
        using var response = new HttpResponseMessage { RequestMessage = new() };

        var act = () => UnreadableBody.ToExceptionAsync(response, new OperationCanceledException("of the caller's"), new RefitSettings()).AsTask();

        await act.Should().ThrowAsync<OperationCanceledException>().WithMessage("of the caller's");
    }

    private static async Task<InvalidResponseException> Unusable(Exception cause)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://peak.test/");
        using var response = new HttpResponseMessage { RequestMessage = request, Content = new StringContent("{}") };
        var settings = new RefitSettings();
        var error = await ApiException.Create("unusable", request, request.Method, response, settings, cause);
        using var answer = new ApiResponse<Webapp>(request, response, null, settings, error);
        return FluentActions.Invoking(() => ResponseConverter.Convert(WebappOperations.DescribeWebapp, answer)).Should().Throw<InvalidResponseException>().Which;
    }
}
