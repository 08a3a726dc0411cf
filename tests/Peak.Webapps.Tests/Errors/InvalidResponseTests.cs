using System.Net;
using System.Text.Json;
using Refit;

namespace Peak.Webapps.Tests;

/// <summary>Success responses whose bodies cannot be used.</summary>
public sealed class InvalidResponseTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task It_has_the_number_of_attempts(string body)
    {
        _service.Stub.Returns(HttpStatusCode.BadGateway, null).Returns(body);

        var act = () => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        (await act.Should().ThrowAsync<InvalidResponseException>()).Which.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task The_message_of_a_parser_is_cut_beyond_a_thousand_characters()
    {
        var longest = new JsonException(new string('x', 1000));

        (await InvalidAsync(longest)).InnerException.Should().BeSameAs(longest);
        (await InvalidAsync(longest)).Message.Should().EndWith(longest.Message);
        (await InvalidAsync(new JsonException(longest.Message + "y"))).InnerException.Should().BeOfType<JsonException>()
            .Which.Message.Should().Be(new string('x', 999) + "…");
    }

    [Fact]
    public async Task Another_error_is_the_inner_exception()
    {
        var cause = new NotSupportedException("no such charset");

        var exception = await InvalidAsync(cause);

        exception.Message.Should().EndWith("cannot be used. The body cannot be read.");
        exception.InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public async Task A_cancellation_after_the_last_byte_is_a_cancellation()
    {
        using var response = new HttpResponseMessage { RequestMessage = new() };

        var act = () => UnreadableBody.ToExceptionAsync(response, new OperationCanceledException("by the caller"), new RefitSettings()).AsTask();

        await act.Should().ThrowAsync<OperationCanceledException>().WithMessage("by the caller");
    }

    private static async Task<InvalidResponseException> InvalidAsync(Exception cause)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://peak.test/");
        using var response = new HttpResponseMessage { RequestMessage = request, Content = new StringContent("{}") };
        var settings = new RefitSettings();
        var error = await ApiException.Create("unusable", request, request.Method, response, settings, cause);
        using var apiResponse = new ApiResponse<Webapp>(request, response, null, settings, error);
        return FluentActions.Invoking(() => ResponseConverter.Convert(WebappOperations.DescribeWebapp, apiResponse)).Should().Throw<InvalidResponseException>().Which;
    }
}
