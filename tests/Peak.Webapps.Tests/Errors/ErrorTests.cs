using System.Net;
using System.Text;

namespace Peak.Webapps.Tests;

public sealed class ErrorTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<HttpStatusCode, Type> Statuses => new()
    {
        { HttpStatusCode.BadRequest, typeof(BadRequestException) },
        { HttpStatusCode.Unauthorized, typeof(UnauthorizedException) },
        { HttpStatusCode.Forbidden, typeof(ForbiddenException) },
        { HttpStatusCode.NotFound, typeof(NotFoundException) },
        { HttpStatusCode.Conflict, typeof(ConflictException) },
        { HttpStatusCode.RequestEntityTooLarge, typeof(PayloadTooLargeException) },
        { HttpStatusCode.UnprocessableEntity, typeof(UnprocessableEntityException) },
        { HttpStatusCode.InternalServerError, typeof(InternalServerErrorException) },
        { HttpStatusCode.MultipleChoices, typeof(PeakApiException) },
        { HttpStatusCode.MovedPermanently, typeof(PeakApiException) },
        { HttpStatusCode.NotModified, typeof(PeakApiException) },
        { (HttpStatusCode)418, typeof(PeakApiException) },
        { HttpStatusCode.TooManyRequests, typeof(PeakApiException) },
        { HttpStatusCode.BadGateway, typeof(PeakApiException) },
        { (HttpStatusCode)599, typeof(PeakApiException) },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Each_status_has_its_exception(HttpStatusCode status, Type type)
    {
        _service.Answers(status, """{"message":"no luck"}""", header: ("X-Request-Id", "req-1"));

        var exception = await FailureAsync();

        exception.Should().BeOfType(type);
        exception.Should().BeEquivalentTo(new
        {
            StatusCode = status,
            Operation = "describeWebapp",
            ServerMessage = "no luck",
            RequestId = "req-1",
            ResponseBody = """{"message":"no luck"}""",
            InnerException = (Exception?)null,
        });
        exception.Message.Should().Be($"describeWebapp was answered with {(int)status} {status}: no luck (request id req-1)");
    }

    [Theory]
    [InlineData("""{"message":"a"}""", "a")]
    [InlineData("""{"detail":"b"}""", "b")]
    [InlineData("""{"error":"c"}""", "c")]
    [InlineData("""{"error":"c","detail":"b","message":"a"}""", "a")]
    [InlineData("""{"message":" ","detail":null,"error":"c"}""", "c")]
    [InlineData("""{"message":{"text":"nested"}}""", """{"message":{"text":"nested"}}""")]
    [InlineData("""{"code":17}""", """{"code":17}""")]
    [InlineData("""["a","b"]""", """["a","b"]""")]
    [InlineData("null", "null")]
    [InlineData("\"just text in JSON\"", "\"just text in JSON\"")]
    [InlineData("""{"message":"cut of""", """{"message":"cut of""")]
    [InlineData("  plain text \n", "plain text")]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public async Task The_servers_own_text_is_found_whatever_the_body_looks_like(string? body, string? text)
    {
        _service.Answers(HttpStatusCode.BadRequest, body, "text/plain");

        (await FailureAsync()).ServerMessage.Should().Be(text);
    }

    [Fact]
    public async Task A_huge_body_is_cut()
    {
        _service.Answers(HttpStatusCode.BadRequest, new string('x', 10_000_000), "text/plain");

        var exception = await FailureAsync();

        exception.ServerMessage.Should().HaveLength(1000).And.EndWith("…");
        exception.ResponseBody.Should().HaveLength(65_536);
    }

    [Fact]
    public async Task An_endless_body_of_a_failure_is_not_waited_for()
    {
        using var body = new EndlessStream();
        _service.Answers(() => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) });

        (await FailureAsync()).ResponseBody.Should().HaveLength(65_536);

        body.Given.Should().BeLessThan(200_000);
    }

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("\"utf-8\"")]
    [InlineData("")]
    public async Task A_strange_charset_does_not_hide_the_failure(string charset)
    {
        _service.Answers(() =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"message":"no luck"}"""));
            content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content };
        });

        (await FailureAsync()).ServerMessage.Should().Be("no luck");
    }

    [Fact]
    public async Task The_text_of_a_failure_is_read_in_its_charset()
    {
        _service.Answers(() =>
        {
            var content = new ByteArrayContent(Encoding.Latin1.GetBytes("schön"));
            content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=iso-8859-1");
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content };
        });

        (await FailureAsync()).ServerMessage.Should().Be("schön");
    }

    [Theory]
    [InlineData("x-request-id")]
    [InlineData("X-Correlation-Id")]
    [InlineData("x-amzn-RequestId")]
    public async Task The_request_id_is_taken_from_the_header_that_carries_it(string header)
    {
        _service.Answers(HttpStatusCode.BadRequest, null, header: (header, "req-2"));

        (await FailureAsync()).RequestId.Should().Be("req-2");
    }

    [Theory]
    [InlineData("", "*empty*")]
    [InlineData("null", "*empty, or null*")]
    [InlineData("{", "*body cannot be used*")]
    [InlineData("""{"id":"id-1","name":"one","sta""", "*body cannot be used*")]
    [InlineData("[]", "*body cannot be used*")]
    [InlineData("42", "*body cannot be used*")]
    [InlineData("<html></html>", "*body cannot be used*")]
    [InlineData("{}", "*Required property 'id'*")]
    [InlineData("""{"id":null,"name":"one","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*'id'*")]
    [InlineData("""{"id":"1","name":"one","status":null,"updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*status*")]
    [InlineData("""{"id":"1","name":"one","status":17,"updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*status*")]
    [InlineData("""{"id":"1","name":"one","status":"AVAILABLE","updatedAt":"yesterday","updatedBy":"a","tags":[]}""", "*updatedAt*")]
    [InlineData("""{"id":"1","name":"one","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]} and more""", "*body cannot be used*")]
    public async Task A_success_whose_body_cannot_be_used_is_an_exception_that_says_so(string body, string message)
    {
        _service.Answers(HttpStatusCode.OK, body, header: ("X-Request-Id", "req-3"));

        var exception = await FailureAsync();

        exception.Should().BeOfType<InvalidResponseException>();
        exception.Message.Should().Match(message).And.Contain("describeWebapp was answered with 200 OK, but");
        exception.StatusCode.Should().Be(HttpStatusCode.OK);
        exception.RequestId.Should().Be("req-3");
    }

    [Fact]
    public async Task An_answer_without_content_is_an_exception_that_says_so()
    {
        _service.Answers(HttpStatusCode.NoContent, null);

        (await FailureAsync()).Should().BeOfType<InvalidResponseException>().Which.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_null_among_the_webapps_of_a_page_is_an_exception()
    {
        _service.Answers("""{"webappsCount":1,"webapps":[null],"pageCount":1,"pageNumber":1,"pageSize":25}""");

        var act = () => _service.CreateClient().ListWebappsPageAsync(cancellationToken: Token);

        await act.Should().ThrowAsync<InvalidResponseException>().WithMessage("*webapps?0? is null*");
    }

    [Fact]
    public async Task Json_that_is_too_deep_is_an_exception()
    {
        _service.Answers("""{"id":"1","deep":""" + new string('[', 100_000) + new string(']', 100_000) + "}");

        (await FailureAsync()).Should().BeOfType<InvalidResponseException>();
    }

    [Fact]
    public async Task No_exception_carries_the_token_or_the_request()
    {
        _service.Answers(HttpStatusCode.BadRequest, """{"message":"no luck"}""").Answers("{}").Throws(new HttpRequestException("refused"));
        var client = _service.CreateClient();
        for (var call = 0; call < 3; call++)
        {
            var exception = await Record.ExceptionAsync(() => client.DescribeWebappAsync("id-1", Token));

            exception!.ToString().Should().NotContain(StubService.Token);
            for (var inner = exception; inner is not null; inner = inner.InnerException)
            {
                inner.GetType().Namespace.Should().NotBe("Refit", "Refit's exceptions carry the request");
            }
        }

        _service.Requests.Should().OnlyContain(request => request.Token == StubService.Token);
        _service.Requests.Should().OnlyContain(request => !request.Message.Headers.Contains("Authorization"), "the token is taken off again");
    }

    [Fact]
    public void Exceptions_can_be_made_by_those_who_stand_in_for_the_service()
    {
        new NotFoundException(WebappOperations.DescribeWebapp).Message.Should().Be("describeWebapp was answered with 404 NotFound: the answer has no text");
        new PeakApiException(HttpStatusCode.BadGateway, "listWebapps", "down", "r", "b").ResponseBody.Should().Be("b");
        new PayloadTooLargeException("createWebapp").StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<PeakApiException> FailureAsync()
    {
        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", Token);
        return (await act.Should().ThrowAsync<PeakApiException>()).Which;
    }

    private sealed class EndlessStream : Stream
    {
        internal long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            Given += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
