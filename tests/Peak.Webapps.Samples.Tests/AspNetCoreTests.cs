using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Peak.Webapps.Testing;

namespace Peak.Webapps.Samples.Tests;

/// <summary>The minimal API of samples/AspNetCore returns and accepts the client's types as the service's JSON.</summary>
public sealed class AspNetCoreTests : IDisposable
{
    private readonly FakePeakService _fake = FakePeakService.Start();
    private readonly WebApplicationFactory<Program> _application;
    private readonly HttpClient _http;

    public AspNetCoreTests()
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.ConfigureServices(services => services.Configure<PeakWebappsOptions>(options =>
        {
            options.AuthToken = _fake.AuthToken;
            options.BaseAddress = _fake.BaseAddress;
            options.Retry.MaxRetries = 0;
        })));
        _http = _application.CreateClient();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _application.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task A_webapp_is_returned_as_the_service_sent_it()
    {
        const string Json = """{"id":"ab11","name":"one","status":"AVAILABLE","updatedAt":"2026-07-02T09:30:00Z","updatedBy":"ada","tags":[{"name":"x"},5],"extra":{"a":1}}""";
        _fake.RespondNext(WebappOperations.DescribeWebapp, new FakeResponse(200, Json));

        var json = await _http.GetStringAsync("/webapps/ab11", Token);

        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Json)).Should().BeTrue("the JSON is {0}", json);
    }

    [Fact]
    public async Task A_webapp_is_created_and_then_updated_by_name()
    {
        var created = await PutAsync("""{"name":"one","title":"One","imageDetails":{"imageId":101,"versionId":7}}""");
        var updated = await PutAsync("""{"name":"one","title":"Two"}""");

        created.Status.Should().Be(HttpStatusCode.Created);
        created.Body["outcome"]!.GetValue<string>().Should().Be("Created");
        updated.Status.Should().Be(HttpStatusCode.OK);
        updated.Body["outcome"]!.GetValue<string>().Should().Be("Updated");
        updated.Body["previous"]!["title"]!.GetValue<string>().Should().Be("One");
        _fake.Webapps.Single().Title.Should().Be("Two");
        _fake.Requests.Single(request => request.OperationId == WebappOperations.UpdateWebapp).Body.Should().Be("""{"title":"Two"}""", "unset properties are omitted");
    }

    [Theory]
    [InlineData("/webapps?status=AVAILABLE&status=DEPLOYING", "status=AVAILABLE&status=DEPLOYING")]
    [InlineData("/webapps/with-status/DELETING", "status=DELETING")]
    public async Task Statuses_are_bound_from_the_query_and_the_route(string address, string query)
    {
        (await _http.GetStringAsync(address, Token)).Should().Be("[]");

        Uri.UnescapeDataString(_fake.Requests.Single().PathAndQuery).Should().Contain(query);
    }

    [Fact]
    public async Task A_webapp_that_does_not_exist_is_a_problem_with_status_404()
    {
        const string Id = "5d1c0b6e-0f5f-4a7e-9d0a-4f1f6f0c2a11";

        var response = await _http.GetAsync($"/webapps/{Id}", Token);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await JsonOfAsync(response))["detail"]!.GetValue<string>().Should().Contain(Id);
    }

    [Fact]
    public async Task An_error_of_the_service_is_a_problem_with_status_502()
    {
        _fake.FailNext(WebappOperations.DescribeWebapp, 500);

        var response = await _http.GetAsync("/webapps/ab11", Token);

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await JsonOfAsync(response))["status"]!.GetValue<int>().Should().Be(502);
    }

    [Fact]
    public async Task A_body_with_another_name_is_a_problem_with_status_400()
    {
        var response = await PutAsync("""{"name":"two","title":"Two"}""");

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Body["detail"]!.GetValue<string>().Should().Be("The name in the address is 'one', but \"name\" in the body is 'two'.");
    }

    [Fact]
    public async Task The_OpenAPI_document_has_the_schemas_of_the_contract()
    {
        var document = JsonNode.Parse(await _http.GetStringAsync("/openapi/v1.json", Token))!;

        Reference(document["paths"]!["/webapps/{id}"]!["get"]!["responses"]!["200"]!).Should().Be("Webapp");
        Reference(document["paths"]!["/webapps/{name}"]!["put"]!["requestBody"]!).Should().Be("CreateWebappRequest");
        Reference(document["paths"]!["/webapps/{name}"]!["put"]!["responses"]!["201"]!).Should().Be("CreateOrUpdateWebappResult");
        var schemas = document["components"]!["schemas"]!.AsObject();
        var webapp = schemas["Webapp"]!;
        webapp["required"]!.AsArray().Select(name => name!.GetValue<string>()).Should().Contain(["id", "name", "status"]);
        webapp["properties"]!["updatedAt"]!["format"]!.GetValue<string>().Should().Be("date-time");
        webapp["properties"]!["imageDetails"]!["$ref"]!.GetValue<string>().Should().Be("#/components/schemas/ImageDetails");
        schemas["ImageDetails"]!["properties"]!["imageId"]!["type"]!.GetValue<string>().Should().Be("integer");
        schemas["WebappStatus"]!["type"]!.GetValue<string>().Should().Be("string");
        schemas["CreateOrUpdateWebappResult"]!["properties"]!["previous"].Should().NotBeNull();
        Dangling(document, schemas).Should().BeEmpty();
    }

    private static string? Reference(JsonNode node) =>
        node["content"]!["application/json"]!["schema"]!["$ref"]?.GetValue<string>().Split('/')[^1];

    private static IEnumerable<string> Dangling(JsonNode? node, JsonObject schemas) => node switch
    {
        JsonObject @object when @object["$ref"] is JsonValue reference =>
            schemas.ContainsKey(reference.GetValue<string>().Split('/')[^1]) ? [] : [reference.GetValue<string>()],
        JsonObject @object => @object.SelectMany(property => Dangling(property.Value, schemas)),
        JsonArray array => array.SelectMany(item => Dangling(item, schemas)),
        _ => [],
    };

    private async Task<(HttpStatusCode Status, JsonNode Body)> PutAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        var response = await _http.PutAsync("/webapps/one", content, Token);
        return (response.StatusCode, await JsonOfAsync(response));
    }

    private static async Task<JsonNode> JsonOfAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
}
