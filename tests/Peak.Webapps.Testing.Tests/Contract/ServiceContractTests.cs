namespace Peak.Webapps.Testing.Tests.Contract;

public sealed class ServiceContractTests
{
    private const string Small = """
        openapi: 3.0.3
        info: { title: Small, version: 1.0.0 }
        paths:
          /things/{id}:
            get:
              operationId: getThing
              parameters:
                - { name: id, in: path, required: true, schema: { type: integer } }
                - { name: X-Trace, in: header, required: true, schema: { type: string, minLength: 3 } }
                - { name: tags, in: query, explode: false, schema: { type: array, items: { type: number } } }
                - { name: full, in: query, schema: { type: boolean } }
              responses:
                '200':
                  description: A thing.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
                      examples: { one: { value: { size: 1 } } }
                '204': { description: Nothing. }
          /things/newest:
            get:
              operationId: getNewest
              responses: { '204': { description: Nothing. } }
        components:
          schemas:
            Size: { type: integer, x-mark: true }
            Thing:
              type: object
              properties:
                size: { type: integer, x-mark: true }
                inner: { type: object, properties: { deep: { type: string, x-mark: true }, other: { type: string, x-mark: false } } }
                either: { allOf: [ { $ref: '#/components/schemas/Size' } ], nullable: true }
                composed: { allOf: [ { type: object, required: [a], properties: { a: { type: string, nullable: true } } } ] }
                choice: { oneOf: [ { type: string }, { type: integer } ] }
        """;

    private static readonly ServiceContract Contract = ServiceContract.Parse(Small);

    [Fact]
    public void The_embedded_contract_has_all_operations()
    {
        ServiceContract.Embedded.Operations.Select(operation => operation.ToString()).Should().Equal(
            "listWebapps (GET /webapps/api/v1/webapps/)",
            "createWebapp (POST /webapps/api/v1/webapps/)",
            "describeWebapp (GET /webapps/api/v1/webapps/{webappId})",
            "updateWebapp (PATCH /webapps/api/v1/webapps/{webappId})",
            "deleteWebapp (DELETE /webapps/api/v1/webapps/{webappId})");
    }

    [Fact]
    public void Properties_are_found_by_their_extension()
    {
        ServiceContract.Embedded.Operation(WebappOperations.UpdateWebapp).RequestBody.Schema!.PropertiesFlagged("x-redeploys")
            .Should().Equal("imageDetails.imageId", "imageDetails.versionId", "resources.instanceTypeId", "sessionStickiness");
        Contract.Operation("getThing").Response(200)!.Schema!.PropertiesFlagged("x-mark").Should().Equal("size", "inner.deep");
    }

    [Fact]
    public void A_parameter_is_found_by_its_extension()
    {
        ServiceContract.Embedded.Operation(WebappOperations.ListWebapps).ParameterFlagged("x-page-number").Should().Be("pageNumber");
    }

    [Fact]
    public void A_literal_path_comes_before_a_template()
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
    }

    [Fact]
    public void Parameters_of_all_kinds_are_judged()
    {
        Check("/things/x?tags=1,b&full=True").Findings.Select(finding => finding.ToString()).Should().Equal(
            "path.id must be an integer",
            "header.X-Trace is required",
            "query.tags[1] must be a number",
            "query.full must be a boolean");
        Check("/things/1?tags=1&tags=2", ("X-Trace", "ab")).Findings.Select(finding => finding.ToString()).Should().Equal(
            "header.X-Trace must have a length of at least 3",
            "query.tags must be given once");
    }

    [Fact]
    public void What_is_composed_is_judged_where_it_stands()
    {
        CheckThing("""{"either":null,"composed":{"a":null},"choice":1}""").Should().BeEmpty();
        CheckThing("""{"composed":{}}""").Should().Equal("composed.a is required");
        CheckThing("""{"choice":true}""").Should().Equal("choice is not valid: NotOneOf");
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
    public void A_named_example_is_an_example()
    {
        FakeJson.Text(Contract.Operation("getThing").Response(200)!.Example!).Should().Be("""{"size":1}""");
    }

    [Theory]
    [InlineData("'200'", "default", "getThing documents the response 'default': only single statuses are checked here.")]
    [InlineData("in: header", "in: cookie", "Parameter X-Trace is in 'Cookie', which is not checked here.")]
    [InlineData("explode: false", "style: deepObject", "Parameter tags has the style 'DeepObject', which is not checked here.")]
    public void What_cannot_be_checked_is_refused_with_its_name(string from, string to, string message)
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
