namespace Peak.Webapps.Testing.Tests;

public sealed class ContractRequestTests
{
    private const string Collection = "/webapps/api/v1/webapps/";

    [Fact]
    public void The_examples_of_the_contract_follow_it()
    {
        foreach (var operation in ServiceContract.Embedded.Operations)
        {
            var path = operation.Path.Text.Replace("{webappId}", "ab11c21d-1add-45dd-a72e-8c6b83b68dee", StringComparison.Ordinal);
            var check = Check(operation.Method, path, operation.RequestBody.Example?.ToString());

            check.Operation.Should().BeSameAs(operation);
            check.Findings.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("GET", "/webapps/api/v1/webapps/", "listWebapps")]
    [InlineData("POST", "/webapps/api/v1/webapps/", "createWebapp")]
    [InlineData("GET", "/webapps/api/v1/webapps/a%2Fb", "describeWebapp")]
    [InlineData("PATCH", "/webapps/api/v1/webapps/x", "updateWebapp")]
    [InlineData("DELETE", "/webapps/api/v1/webapps/x?", "deleteWebapp")]
    [InlineData("GET", "/webapps/api/v1/webapps", null)]
    [InlineData("GET", "/webapps/api/v1/webapps/x/", null)]
    [InlineData("GET", "/webapps/api/v1/webapps/a/b", null)]
    [InlineData("GET", "/webapps/", null)]
    [InlineData("GET", "/webapps/api/v1%2Fwebapps/", null)]
    [InlineData("get", "/webapps/api/v1/webapps/", null)]
    public void Method_and_path_lead_to_an_operation(string method, string target, string? operationId)
    {
        Check(method, target).Operation?.Id.Should().Be(operationId);
        (Check(method, target).Operation is null).Should().Be(operationId is null);
    }

    [Fact]
    public void A_path_parameter_is_decoded()
    {
        Check("GET", Collection + "a%2Fb%20c").Parameters["webappId"].ToString().Should().Be("a/b c");
    }

    [Fact]
    public void An_unknown_path_is_one_finding_without_methods()
    {
        var check = Check("GET", "/webapps/api/v1/webapps");

        check.AllowedMethods.Should().BeEmpty();
        check.Findings.Should().Equal(ContractFinding.Violation(
            "/webapps/api/v1/webapps", "is not a path of the contract"));
    }

    [Fact]
    public void An_unknown_method_is_one_finding_with_the_methods_of_the_path()
    {
        var check = Check("PUT", Collection + "x");

        check.AllowedMethods.Should().Equal("GET", "PATCH", "DELETE");
        check.Findings.Should().Equal(ContractFinding.Violation(
            $"PUT {Collection}x", "is not allowed, only GET, PATCH, DELETE"));
    }

    [Fact]
    public void Parameters_are_read_as_their_types()
    {
        var check = Check("GET", $"{Collection}?pageSize=10&status=CREATING&status=AVAILABLE&searchTerm=12");

        check.Findings.Should().BeEmpty();
        check.Parameters.ToDictionary(pair => pair.Key, pair => FakeJson.Text(pair.Value)).Should().Equal(new Dictionary<string, string>
        {
            ["pageSize"] = "10",
            ["status"] = """["CREATING","AVAILABLE"]""",
            ["searchTerm"] = "\"12\"",
        });
    }

    [Theory]
    [InlineData("pageSize=0", "query.pageSize", "must be at least 1")]
    [InlineData("pageSize=-1", "query.pageSize", "must be at least 1")]
    [InlineData("pageSize=1.0", "query.pageSize", "must be an integer")]
    [InlineData("pageSize=99999999999999999999", "query.pageSize", "must be an integer")]
    [InlineData("colour=red", "query.colour", "is not allowed")]
    [InlineData("colour", "query.colour", "is not allowed")]
    public void A_bad_query_is_a_violation_at_its_parameter(string query, string location, string text)
    {
        Check("GET", $"{Collection}?{query}").Findings.Should().Equal(ContractFinding.Violation(location, text));
    }

    [Fact]
    public void Credentials_are_required()
    {
        var request = new ContractRequest("GET", Collection, new Dictionary<string, string>(), Body: null);

        ServiceContract.Embedded.Check(request).Findings.Should().Equal(
            ContractFinding.Violation("header.Authorization", "is required"));
    }

    [Theory]
    [InlineData("""{"name":"other"}""", "name", "is not allowed")]
    [InlineData("""{"title":1}""", "title", "must be a string")]
    [InlineData("""{"imageDetails":{"versionId":1}}""", "imageDetails.imageId", "is required")]
    [InlineData("""{"imageDetails":{"imageId":1.0}}""", "imageDetails.imageId", "must be an integer")]
    [InlineData("""{"imageDetails":{"imageId":99999999999999999999}}""", "imageDetails.imageId", "must fit into int64")]
    [InlineData("""["title"]""", "body", "must be an object")]
    [InlineData("null", "body", "must be an object")]
    [InlineData("", "body", "is required")]
    [InlineData(null, "body", "is required")]
    [InlineData("title", "body", "must be JSON")]
    [InlineData("""{"title":"a"} more""", "body", "must be JSON")]
    [InlineData("""{'title':'a'}""", "body", "must be JSON")]
    [InlineData("""{"title":"a"/* why */}""", "body", "must be JSON")]
    [InlineData("""{"title":"a","title":"b"}""", "body", "must be JSON with each property once, at title")]
    public void A_bad_body_is_a_violation_at_its_place(string? body, string location, string text)
    {
        Check("PATCH", Collection + "x", body).Findings.Should().Equal(ContractFinding.Violation(location, text));
    }

    [Fact]
    public void An_unknown_property_of_an_open_object_is_not_a_violation()
    {
        var check = Check("PATCH", Collection + "x", """{"imageDetails":{"imageId":1,"digest":"sha256"}}""");

        check.Findings.Should().Equal(ContractFinding.UnknownProperty("imageDetails.digest"));
        check.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=UTF-8", true)]
    [InlineData("application/json; charset=\"utf-8\"", true)]
    [InlineData("application/json; charset=latin1", false)]
    [InlineData("text/plain", false)]
    [InlineData(null, false)]
    public void The_content_type_must_be_that_of_the_contract(string? contentType, bool isRight)
    {
        Check("POST", Collection, """{"name":"a"}""", contentType).Findings.Should().Equal(isRight
            ? []
            : [ContractFinding.Violation("header.Content-Type", "must be application/json in UTF-8")]);
    }

    [Fact]
    public void A_body_where_the_contract_has_none_is_a_violation()
    {
        Check("DELETE", Collection + "x", "{}").Findings.Should().Equal(
            ContractFinding.Violation("body", "must be absent"));
    }

    [Fact]
    public async Task A_request_of_HttpClient_is_read_as_it_is_sent()
    {
        using var message = new HttpRequestMessage(HttpMethod.Patch, "http://127.0.0.1/webapps/api/v1/webapps/a%2Fb?x=%20#no")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        message.Headers.TryAddWithoutValidation("Authorization", "token");

        var request = await ContractRequest.FromAsync(message, TestContext.Current.CancellationToken);

        request.Method.Should().Be("PATCH");
        request.Target.Should().Be("/webapps/api/v1/webapps/a%2Fb?x=%20");
        request.Path.Should().Be("/webapps/api/v1/webapps/a%2Fb");
        request.Query["x"].Should().Equal(" ");
        request.Body.Should().Be("{}");
        request.ContentType.Should().Be("application/json; charset=utf-8");
        request.Headers["authorization"].Should().Be("token");
    }

    [Fact]
    public void Query_parameters_are_decoded_in_their_order()
    {
        var query = new ContractRequest("GET", "/x?a&b=1=2&&a=%C3%BC+1&=c", new Dictionary<string, string>(), Body: null).Query;

        query.Select(parameter => parameter.Key).Should().Equal("a", "b", "");
        query["a"].Should().Equal("", "ü 1");
        query["b"].Should().Equal("1=2");
        query["c"].Should().BeEmpty();
        new ContractRequest("GET", "/x", new Dictionary<string, string>(), Body: null).Query.Should().BeEmpty();
    }

    [Fact]
    public async Task A_request_of_HttpClient_can_have_no_body()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/a");

        var request = await ContractRequest.FromAsync(message, TestContext.Current.CancellationToken);

        (request.Body, request.ContentType, request.Target).Should().Be((null, null, "/a"));
    }

    private static ContractRequestCheck Check(
        string method, string target, string? body = null, string? contentType = "application/json")
    {
        var headers = new Dictionary<string, string> { ["Authorization"] = "token" };
        if (contentType is not null)
        {
            headers["Content-Type"] = contentType;
        }

        return ServiceContract.Embedded.Check(new ContractRequest(method, target, headers, body));
    }
}
