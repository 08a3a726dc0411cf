namespace Peak.Webapps.Tests;

public sealed class PathSegmentTests
{
    private readonly StubService _service = new();

    public static TheoryData<string?> Ids => ["", " ", "\t", ".", "..", "a/b", "/", "../webapps", @"a\b", "a?b=c", "a#b", "a%2Fb", "%2e%2e", "a\nb", (string?)null];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_that_would_change_the_address_is_refused_before_anything_is_sent(string? id)
    {
        var client = _service.CreateClient();
        Action[] calls =
        [
            () => client.DescribeWebappAsync(id!),
            () => client.UpdateWebappAsync(id!, new()),
            () => client.DeleteWebappAsync(id!),
            () => client.WaitUntilAvailableAsync(id!),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentException>().WithParameterName("webappId"));
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public void The_exception_says_that_an_id_is_missing_or_blank()
    {
        var client = _service.CreateClient();

        ((Action)(() => client.DescribeWebappAsync(null!))).Should().Throw<ArgumentNullException>().WithParameterName("webappId");
        ((Action)(() => client.DescribeWebappAsync(" "))).Should().Throw<ArgumentException>().WithMessage("The id is blank: pass it as the service returned it.*");
        ((Action)(() => client.DescribeWebappAsync(".."))).Should().Throw<ArgumentException>()
            .WithMessage("The id \"..\" is not one segment of a URL path: pass it as the service returned it.*");
        ((Action)(() => client.DescribeWebappAsync("a\n/b"))).Should().Throw<ArgumentException>().WithMessage("The id \"a\\n/b\" is not one segment*");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public async Task The_raw_interface_refuses_it_too(string? id)
    {
        var api = _service.CreateClient().Api;
        Func<Task>[] calls =
        [
            () => api.DescribeWebappAsync(id!, TestContext.Current.CancellationToken),
            () => api.DeleteWebappAsync(id!, TestContext.Current.CancellationToken),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>().WithMessage("*change the address*");
        }

        _service.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ab11c21d-1add-45dd-a72e-8c6b83b68dee", "ab11c21d-1add-45dd-a72e-8c6b83b68dee")]
    [InlineData("a b", "a%20b")]
    [InlineData("é:@;,", "%C3%A9%3A%40%3B%2C")]
    [InlineData("...", "...")]
    public async Task Another_id_arrives_as_it_is(string id, string segment)
    {
        _service.Returns("""{"id":"id-1"}""");

        await _service.CreateClient().DeleteWebappAsync(id, TestContext.Current.CancellationToken);

        _service.Requests.Single().PathAndQuery.Should().Be($"/webapps/api/v1/webapps/{segment}");
    }

    [Fact]
    public void A_missing_or_broken_body_is_refused_before_anything_is_sent()
    {
        var client = _service.CreateClient();

        ((Action)(() => client.CreateWebappAsync(null!))).Should().Throw<ArgumentNullException>().WithParameterName("request");
        ((Action)(() => client.UpdateWebappAsync("id-1", null!))).Should().Throw<ArgumentNullException>().WithParameterName("request");
        ((Action)(() => client.CreateWebappAsync(new() { Name = " " }))).Should().Throw<ArgumentException>().WithParameterName("request").WithMessage("Name is blank*");
        _service.Requests.Should().BeEmpty();
    }
}
