namespace Peak.Webapps.Testing.Tests;

public sealed class ServiceContractTests
{
    private const string Small = """
        {
          "openapi": "3.0.3",
          "paths": {
            "/things/{id}": {
              "parameters": [
                { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } },
                { "name": "full", "in": "query", "schema": { "type": "string" } }
              ],
              "get": {
                "operationId": "getThing",
                "parameters": [
                  { "$ref": "#/components/parameters/X~1Trace" },
                  { "name": "tags", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "number" } } },
                  { "name": "full", "in": "query", "schema": { "type": "boolean" } }
                ],
                "responses": {
                  "200": {
                    "description": "A thing.",
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" }, "example": { "size": 1 } } }
                  },
                  "204": { "description": "Nothing." }
                }
              },
              "put": {
                "operationId": "putThing",
                "requestBody": { "$ref": "#/components/requestBodies/Thing" },
                "responses": { "404": { "description": "None." }, "299": { "$ref": "#/components/responses/Done" } }
              }
            },
            "/things/newest": {
              "get": {
                "operationId": "getNewest",
                "security": [ { "bearer": [] }, { "key": [], "bearer": [] } ],
                "responses": { "204": { "description": "Nothing." } }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "bearer": { "type": "http", "scheme": "bearer" },
              "key": { "type": "apiKey", "in": "header", "name": "X-Key" }
            },
            "requestBodies": {
              "Thing": { "content": { "text/json": { "schema": { "$ref": "#/components/schemas/Thing" }, "example": { "size": 2 } } } }
            },
            "responses": {
              "Done": { "description": "Done.", "content": { "text/json": { "example": { "done": true } }, "text/plain": {} } }
            },
            "parameters": {
              "X/Trace": { "name": "X-Trace", "in": "header", "required": true, "schema": { "type": "string", "minLength": 3, "maxLength": 5 } }
            },
            "schemas": {
              "Inner": {
                "type": "object",
                "properties": {
                  "deep": { "type": "string", "x-mark": true, "description": "Deep." },
                  "other": { "type": "string", "x-mark": "true", "deprecated": true },
                  "again": { "$ref": "#/components/schemas/Inner" }
                }
              },
              "Thing": {
                "type": "object",
                "properties": {
                  "size": { "type": "integer", "x-mark": true, "minimum": 1, "maximum": 3, "example": 2, "externalDocs": {} },
                  "ratio": { "type": "number" },
                  "items": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string", "pattern": "^a" } },
                  "numbers": { "type": "object", "additionalProperties": { "type": "integer", "format": "int64" } },
                  "inner": { "type": "object", "additionalProperties": false, "properties": { "deep": { "type": "string", "x-mark": true } } }
                }
              }
            }
          }
        }
        """;

    private static readonly ServiceContract Contract = ServiceContract.Parse(Small);

    [Fact]
    public void The_embedded_contract_has_the_operations()
    {
        ServiceContract.Embedded.Operations.Select(operation => operation.ToString()).Should().Contain([
            "listWebapps (GET /webapps/api/v1/webapps/)",
            "createWebapp (POST /webapps/api/v1/webapps/)",
            "describeWebapp (GET /webapps/api/v1/webapps/{webappId})",
            "updateWebapp (PATCH /webapps/api/v1/webapps/{webappId})",
            "deleteWebapp (DELETE /webapps/api/v1/webapps/{webappId})",
        ]);
    }

    [Fact]
    public void Properties_are_found_by_their_extension()
    {
        ServiceContract.Embedded.Operation(WebappOperations.UpdateWebapp).RequestBody.Schema!.PropertiesFlagged("x-redeploys")
            .Should().Contain(["imageDetails.imageId", "imageDetails.versionId", "resources.instanceTypeId", "sessionStickiness"]);
        Contract.Operation("getThing").Response(200)!.Schema!.PropertiesFlagged("x-mark").Should().Equal("size", "inner.deep");
    }

    [Fact]
    public void A_literal_path_precedes_a_template()
    {
        Check("/things/newest").Operation!.Id.Should().Be("getNewest");
        Check("/things/1").Operation!.Id.Should().Be("getThing");
    }

    [Fact]
    public void Parameters_of_all_kinds_are_read()
    {
        var check = Check("/things/12?tags=1,2.5&full=true", ("x-trace", "abc"));

        check.Findings.Should().BeEmpty();
        FakeJson.Text(check.Parameters["id"]).Should().Be("12");
        FakeJson.Text(check.Parameters["tags"]).Should().Be("[1.0,2.5]");
        FakeJson.Text(check.Parameters["full"]).Should().Be("true");
        check.Parameters["X-Trace"].ToString().Should().Be("abc");
        FakeJson.Text(Check("/things/12?full=false").Parameters["full"]).Should().Be("false");
    }

    [Fact]
    public void Parameters_of_all_kinds_are_checked()
    {
        Check("/things/x?tags=1,b&full=True").Findings.Select(finding => finding.ToString()).Should().Equal(
            "header.X-Trace is required",
            "query.tags[1] must be a number",
            "query.full must be a boolean",
            "path.id must be an integer");
        Check("/things/1?tags=1&tags=2", ("X-Trace", "ab")).Findings.Select(finding => finding.ToString()).Should().Equal(
            "header.X-Trace must have a length of at least 3",
            "query.tags must be sent once");
        Check("/things/1", ("X-Trace", "abcdef")).Findings.Select(finding => finding.ToString()).Should().Equal(
            "header.X-Trace must have a length of at most 5");
    }

    [Fact]
    public void Credentials_of_one_alternative_are_required()
    {
        Check("/things/newest").Findings.Select(finding => finding.ToString()).Should().Equal("header.Authorization is required");
        Check("/things/newest", ("X-Key", "k")).Findings.Should().ContainSingle();
        Check("/things/newest", ("Authorization", " ")).Findings.Should().ContainSingle();
        Check("/things/newest", ("Authorization", "a")).Findings.Should().BeEmpty();
        Contract.Operation("getNewest").CredentialHeaders.Should().Equal("Authorization", "X-Key");
        Contract.Operation("getThing").CredentialHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"size":0}""", "size must be at least 1")]
    [InlineData("""{"size":4}""", "size must be at most 3")]
    [InlineData("""{"ratio":"x"}""", "ratio must be a number")]
    [InlineData("""{"items":[]}""", "items is not valid: TooFewItems")]
    [InlineData("""{"items":["a","a","a"]}""", "items is not valid: TooManyItems")]
    [InlineData("""{"items":["a","b"]}""", "items[1] must match the pattern ^a")]
    [InlineData("""{"numbers":{"one":"1"}}""", "numbers.one must be an integer")]
    [InlineData("""{"inner":{"other":1}}""", "inner.other is not allowed")]
    public void Every_keyword_of_a_schema_is_checked(string body, string finding)
    {
        CheckThing(body).Should().Equal(finding);
    }

    [Fact]
    public void A_value_that_follows_its_schema_has_no_findings()
    {
        CheckThing("""{"size":3,"ratio":0.5,"items":["a"],"numbers":{"one":1},"inner":{"deep":"a"}}""").Should().BeEmpty();
    }

    [Fact]
    public void A_response_without_content_has_no_body()
    {
        var newest = Contract.Operation("getNewest");

        newest.CheckResponse(204, contentType: null, body: "").Should().BeEmpty();
        newest.CheckResponse(204, "application/json", "{}").Select(finding => finding.ToString()).Should().Equal("body must be absent");
        newest.SuccessStatus.Should().Be(204);
    }

    [Fact]
    public void A_body_that_is_not_required_can_be_absent()
    {
        var put = Contract.Operation("putThing");
        ContractRequestCheck Put(string? body) => Contract.Check(new ContractRequest(
            "PUT", "/things/1", new Dictionary<string, string> { ["Content-Type"] = "text/json" }, body));

        Put(null).Findings.Should().BeEmpty();
        Put("""{"size":3}""").Findings.Should().BeEmpty();
        Put("""{"size":9}""").Violations.Should().ContainSingle().Which.Location.Should().Be("size");
        put.RequestBody.ContentType.Should().Be("text/json");
        FakeJson.Text(put.RequestBody.Example!).Should().Be("""{"size":2}""");
    }

    [Fact]
    public void A_response_without_a_schema_can_have_any_JSON()
    {
        var put = Contract.Operation("putThing");

        put.SuccessStatus.Should().Be(299);
        put.CheckResponse(299, "text/json", "[1]").Should().BeEmpty();
        put.CheckResponse(299, "text/plain", "1").Should().BeEmpty();
        put.CheckResponse(299, "text/html", "1").Select(finding => finding.ToString()).Should().Equal(
            "header.Content-Type must be text/json or text/plain in UTF-8");
    }

    [Fact]
    public void An_operation_that_the_fake_does_not_implement_responds_with_its_example()
    {
        var options = new FakePeakServiceOptions();
        var behavior = new WebappsBehavior(new WebappStore(options, []), new FakeErrors(Contract), options);
        FakeResponse Respond(string method, string target) =>
            behavior.Respond(Contract.Check(new ContractRequest(method, target, new Dictionary<string, string>(), Body: null)));

        var put = Respond("PUT", "/things/1");
        (put.StatusCode, put.Body, put.ContentType).Should().Be((299, """{"done":true}""", "text/json"));
        var newest = Respond("GET", "/things/newest");
        (newest.StatusCode, newest.Body, newest.ContentType).Should().Be((204, null, "application/json"));
    }

    [Fact]
    public void A_schema_can_refer_to_itself()
    {
        var contract = ServiceContract.Parse(Small.Replace("schemas/Thing", "schemas/Inner", StringComparison.Ordinal));

        contract.Operation("getThing").CheckResponse(200, "application/json", """{"again":{"again":{"deep":1}}}""")
            .Select(finding => finding.ToString()).Should().Equal("again.again.deep must be a string");
    }

    [Theory]
    [InlineData("\"200\"", "\"default\"", "getThing documents the response 'default': only single status codes are checked here.")]
    [InlineData("\"in\": \"header\", \"required\"", "\"in\": \"cookie\", \"required\"", "Parameter X-Trace is in 'cookie', which is not checked here.")]
    [InlineData("\"explode\": false", "\"style\": \"deepObject\"", "Parameter tags has the style 'deepObject', which is not checked here.")]
    [InlineData("\"in\": \"header\", \"name\": \"X-Key\"", "\"in\": \"query\", \"name\": \"key\"", "Credentials of type 'apiKey' in 'query' are not checked here.")]
    [InlineData("\"minItems\"", "\"uniqueItems\"", "The schema keyword 'uniqueItems' is not checked here.")]
    [InlineData("schemas/Thing", "schemas/Other", "The reference '#/components/schemas/Other' leads nowhere.")]
    public void A_contract_that_cannot_be_checked_is_refused(string from, string to, string message)
    {
        FluentActions.Invoking(() => ServiceContract.Parse(Small.Replace(from, to, StringComparison.Ordinal)))
            .Should().Throw<NotSupportedException>().WithMessage(message);
    }

    private static ContractRequestCheck Check(string target, params (string Name, string Value)[] headers) => Contract.Check(new ContractRequest(
        "GET",
        target,
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body: null));

    private static IEnumerable<string> CheckThing(string body) =>
        Contract.Operation("getThing").CheckResponse(200, "application/json", body).Select(finding => finding.ToString());
}
