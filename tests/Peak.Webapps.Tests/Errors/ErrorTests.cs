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
        { HttpStatusCode.TooManyRequests, typeof(TooManyRequestsException) },
        { HttpStatusCode.BadGateway, typeof(PeakApiException) },
        { (HttpStatusCode)599, typeof(PeakApiException) },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Each_status_has_its_exception(HttpStatusCode status, Type type)
    {
        _service.Returns(status, """{"message":"no luck"}""", header: ("X-Request-Id", "req-1"));

        var exception = await ErrorAsync();

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
        using var named = new HttpResponseMessage(status);
        exception.Message.Should().Be($"describeWebapp failed with {$"{(int)status} {named.ReasonPhrase}".Trim()}: no luck (request id req-1)");
    }

    [Theory]
    [InlineData("""{"message":"a"}""", "a")]
    [InlineData("""{"detail":"b"}""", "b")]
    [InlineData("""{"error":"c"}""", "c")]
    [InlineData("""{"error":"c","detail":"b","message":"a"}""", "a")]
    [InlineData("""{"message":" ","detail":null,"error":"c"}""", "c")]
    [InlineData("""{"message":{"code":1},"detail":"no quota"}""", "no quota")]
    [InlineData("""{"message":{"text":"nested"}}""", "nested")]
    [InlineData("""{"Message":"another case"}""", "another case")]
    [InlineData("""{"error":{"code":403,"message":"nested"}}""", "nested")]
    [InlineData("""{"error":"invalid_token","error_description":"The token expired"}""", "The token expired")]
    [InlineData("""{"type":"about:blank","title":"Not Found","status":404,"detail":"No such webapp"}""", "No such webapp")]
    [InlineData("""{"title":"Not Found","status":404}""", "Not Found")]
    [InlineData("""{"detail":[{"loc":["body","name"],"msg":"field required","type":"missing"}]}""", "field required")]
    [InlineData("""{"errors":[{"code":7},{"message":"the second"}]}""", "the second")]
    [InlineData("""{"errors":{"name":["is required"]}}""", "is required")]
    [InlineData("""{"fault":{"faultstring":"no route"}}""", "no route")]
    [InlineData("""{"data":{"message":"wrapped"},"code":"X"}""", "wrapped")]
    [InlineData("""{"code":17}""", """{"code":17}""")]
    [InlineData("""{"code":"E17"}""", """{"code":"E17"}""")]
    [InlineData("""["a","b"]""", "a")]
    [InlineData("null", "null")]
    [InlineData("\"just text in JSON\"", "just text in JSON")]
    [InlineData("""{"message":"2026-07-02T09:30:00"}""", "2026-07-02T09:30:00")]
    [InlineData("""{"message":"cut of""", """{"message":"cut of""")]
    [InlineData("  plain text \n", "plain text")]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public async Task The_first_readable_text_is_the_server_message(string? body, string? text)
    {
        _service.Returns(HttpStatusCode.BadRequest, body, "text/plain");

        (await ErrorAsync()).ServerMessage.Should().Be(text);
    }

    [Fact]
    public async Task A_huge_body_is_cut()
    {
        _service.Returns(HttpStatusCode.BadRequest, new string('x', 10_000_000), "text/plain");

        var exception = await ErrorAsync();

        exception.ServerMessage.Should().HaveLength(1000).And.EndWith("…");
        exception.ResponseBody.Should().HaveLength(65_536);
    }

    [Fact]
    public async Task An_endless_body_of_an_error_response_is_not_read_to_its_end()
    {
        using var body = new EndlessStream();
        _service.Returns(() => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) });

        (await ErrorAsync()).ResponseBody.Should().HaveLength(65_536);

        body.BytesRead.Should().BeLessThan(200_000);
    }

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("\"utf-8\"")]
    [InlineData("")]
    public async Task An_unknown_charset_of_an_error_response_is_read_as_UTF_8(string charset)
    {
        _service.Returns(() =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"message":"no luck"}"""));
            content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content };
        });

        (await ErrorAsync()).ServerMessage.Should().Be("no luck");
    }

    [Fact]
    public async Task An_error_response_is_read_in_its_charset()
    {
        _service.Returns(() =>
        {
            var content = new ByteArrayContent(Encoding.Latin1.GetBytes("schön"));
            content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=iso-8859-1");
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content };
        });

        (await ErrorAsync()).ServerMessage.Should().Be("schön");
    }

    [Theory]
    [InlineData("x-request-id")]
    [InlineData("X-Correlation-Id")]
    [InlineData("x-amzn-RequestId")]
    [InlineData("apigw-requestid")]
    [InlineData("x-amz-cf-id")]
    [InlineData("CF-Ray")]
    [InlineData("x-azure-ref")]
    [InlineData("x-ms-request-id")]
    [InlineData("x-cloud-trace-context")]
    [InlineData("traceparent")]
    public async Task The_request_id_is_found_in_the_headers_of_common_gateways(string header)
    {
        _service.Returns(HttpStatusCode.BadRequest, null, header: (header, "req-2"));

        (await ErrorAsync()).RequestId.Should().Be("req-2");
    }

    [Fact]
    public async Task A_blank_request_id_is_none_and_the_most_specific_one_counts()
    {
        _service.Returns(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
            response.Headers.TryAddWithoutValidation("cf-ray", "of the network");
            response.Headers.TryAddWithoutValidation("x-request-id", " ");
            response.Headers.TryAddWithoutValidation("x-amzn-requestid", "of the service");
            return response;
        });

        (await ErrorAsync()).RequestId.Should().Be("of the service");
    }

    [Fact]
    public async Task Control_characters_are_escaped_in_messages_and_raw_in_properties()
    {
        const string forged = "a\r\nINFO forged\u001b[31m\u202e\u2028b\tc";
        const string escaped = @"a\r\nINFO forged\u001b[31m\u202e\u2028b\tc";
        var json = Newtonsoft.Json.JsonConvert.ToString(forged);
        _service.Returns(HttpStatusCode.BadRequest, $$"""{"message":{{json}}}""", header: ("x-request-id", "1"));

        var exception = await ErrorAsync();

        exception.Message.Should().Be($"describeWebapp failed with 400 Bad Request: {escaped} (request id 1)");
        exception.ServerMessage.Should().Be(forged);
        exception.ResponseBody.Should().Contain(json);
        exception.ToString().Split('\n')[0].Should().Contain(escaped);
    }

    [Fact]
    public async Task Control_characters_are_escaped_in_what_a_parser_repeats()
    {
        _service.Returns("\u001b[31m\r\nINFO forged");

        var exception = await ErrorAsync<InvalidResponseException>();

        exception.ToString().Should().NotContain("\u001b").And.NotContain("\nINFO forged");
    }

    [Fact]
    public async Task Neither_message_nor_text_splits_a_surrogate_pair_where_it_is_cut()
    {
        _service.Returns(HttpStatusCode.BadRequest, new string('x', 998) + "😀😀", "text/plain");

        (await ErrorAsync()).ServerMessage.Should().Be(new string('x', 998) + "…");
    }

    [Theory]
    [InlineData("iso-8859-1", "Grüße")]
    [InlineData("ISO-8859-1", "Grüße")]
    [InlineData("\"iso-8859-1\"", "Grüße")]
    [InlineData("utf-16", "Grüße")]
    [InlineData("utf-8", "Grüße")]
    [InlineData(null, "Grüße")]
    [InlineData("no-such-charset", "Grüße")]
    public async Task Results_and_errors_are_read_in_the_same_charset(string? charset, string text)
    {
        var encoding = charset is null or "no-such-charset" ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        _service.Returns(() => Encoded(HttpStatusCode.OK, StubService.Webapp("AVAILABLE").Replace("ada", text, StringComparison.Ordinal)))
            .Returns(() => Encoded(HttpStatusCode.BadRequest, $$"""{"message":"{{text}}"}"""));

        (await _service.CreateClient().DescribeWebappAsync("id-1", Token)).UpdatedBy.Should().Be(text);
        (await ErrorAsync()).ServerMessage.Should().Be(text);

        HttpResponseMessage Encoded(HttpStatusCode status, string body)
        {
            var content = new ByteArrayContent(encoding.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", charset is null ? "application/json" : $"application/json; charset={charset}");
            return new HttpResponseMessage(status) { Content = content };
        }
    }

    [Fact]
    public async Task A_byte_order_mark_shows_the_charset_of_results_and_errors()
    {
        var utf16 = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);
        _service.Returns(() => Marked(HttpStatusCode.OK, StubService.Webapp("AVAILABLE"))).Returns(() => Marked(HttpStatusCode.BadRequest, """{"message":"no luck"}"""));

        (await _service.CreateClient().DescribeWebappAsync("id-1", Token)).Name.Should().Be("one");
        (await ErrorAsync()).ServerMessage.Should().Be("no luck");

        HttpResponseMessage Marked(HttpStatusCode status, string body) => new(status) { Content = new ByteArrayContent([.. utf16.GetPreamble(), .. utf16.GetBytes(body)]) };
    }

    [Theory]
    [InlineData("", "*empty*")]
    [InlineData("null", "*empty or null*")]
    [InlineData("{", "*cannot be used*")]
    [InlineData("""{"id":"id-1","name":"one","sta""", "*cannot be used*")]
    [InlineData("[]", "*cannot be used*")]
    [InlineData("42", "*cannot be used*")]
    [InlineData("<html></html>", "*cannot be used*")]
    [InlineData("{}", "*'id' is missing*")]
    [InlineData("""{"id":null,"name":"one","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*'id'*")]
    [InlineData("""{"id":"1","name":"one","status":null,"updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*status*")]
    [InlineData("""{"id":"1","name":"one","status":17,"updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]}""", "*status*")]
    [InlineData("""{"id":"1","name":"one","status":"AVAILABLE","updatedAt":"yesterday","updatedBy":"a","tags":[]}""", "*updatedAt*")]
    [InlineData("""{"id":"1","name":"one","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"a","tags":[]} and more""", "*cannot be used*")]
    public async Task A_success_response_whose_body_cannot_be_used_is_an_InvalidResponseException(string body, string message)
    {
        _service.Returns(HttpStatusCode.OK, body, header: ("X-Request-Id", "req-3"));

        var exception = await ErrorAsync<InvalidResponseException>();

        exception.Message.Should().Match(message).And.Contain("describeWebapp got a 200 OK response that cannot be used.");
        exception.StatusCode.Should().Be(HttpStatusCode.OK);
        exception.RequestId.Should().Be("req-3");
    }

    [Fact]
    public async Task A_success_response_without_content_is_an_InvalidResponseException()
    {
        _service.Returns(HttpStatusCode.NoContent, null);

        (await ErrorAsync<InvalidResponseException>()).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_null_in_a_page_is_an_InvalidResponseException()
    {
        _service.Returns("""{"webappsCount":1,"webapps":[null],"pageCount":1,"pageNumber":1,"pageSize":25}""");

        var act = () => _service.CreateClient().ListWebappsPageAsync(cancellationToken: Token);

        await act.Should().ThrowAsync<InvalidResponseException>().WithMessage("*webapps?0?' is null*");
    }

    [Fact]
    public async Task Json_that_is_nested_too_deep_is_an_InvalidResponseException()
    {
        _service.Returns("""{"id":"1","deep":""" + new string('[', 100_000) + new string(']', 100_000) + "}");

        await ErrorAsync<InvalidResponseException>();
    }

    [Fact]
    public async Task No_exception_contains_the_token_or_the_request()
    {
        _service.Returns(HttpStatusCode.BadRequest, """{"message":"no luck"}""").Returns("{}").Throws(new HttpRequestException("refused"));
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
    public void Exceptions_can_be_created_in_tests()
    {
        new NotFoundException(WebappOperations.DescribeWebapp).Message.Should().Be("describeWebapp failed with 404 Not Found without an error text");
        new PeakApiException(HttpStatusCode.BadGateway, "listWebapps", "down", "r", "b").ResponseBody.Should().Be("b");
        new PayloadTooLargeException("createWebapp").StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    private Task<PeakApiException> ErrorAsync() => ErrorAsync<PeakApiException>();

    private async Task<TException> ErrorAsync<TException>()
        where TException : PeakException
    {
        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", Token);
        return (await act.Should().ThrowAsync<TException>()).Which;
    }

    private sealed class EndlessStream : Stream
    {
        internal long BytesRead { get; private set; }

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
            BytesRead += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
