using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

public sealed class DriftTests : IDisposable
{
    private readonly FakePeakService _service = FakePeakService.Start();
    private readonly List<DriftFinding> _findings = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_follows_the_contract_has_no_findings()
    {
        var client = Client();
        var id = (await client.CreateOrUpdateWebappAsync(new() { Name = "one" }, cancellationToken: Token)).Id;
        await client.DescribeWebappAsync(id, Token);
        await client.DeleteWebappAsync(id, Token);
        await client.Awaiting(c => c.DescribeWebappAsync(Guid.NewGuid().ToString(), Token)).Should().ThrowAsync<NotFoundException>();

        _findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Unknown_properties_and_values_are_reported_by_json_path_and_the_call_succeeds()
    {
        var id = _service.Add(new() { Name = "one" });
        _service.RespondNext(WebappOperations.DescribeWebapp, new FakeResponse(200, Example(webapp =>
        {
            webapp["novelty"] = true;
            webapp["status"] = "PAUSED";
            webapp["imageDetails"]!["digest"] = "sha256:…";
        })));

        var webapp = await Client().DescribeWebappAsync(id, Token);

        webapp.Status.Value.Should().Be("PAUSED");
        _findings.Select(finding => (finding.Kind, finding.Location)).Should().BeEquivalentTo([
            (DriftKind.UnknownProperty, "novelty"),
            (DriftKind.UnknownProperty, "imageDetails.digest"),
            (DriftKind.UnknownValue, "status"),
        ]);
        _findings.Should().OnlyContain(finding => finding.OperationId == WebappOperations.DescribeWebapp && finding.StatusCode == 200);
    }

    [Fact]
    public async Task Differences_that_the_contract_forbids_are_violations()
    {
        _service.RespondNext(WebappOperations.DeleteWebapp, new FakeResponse(410, """{"message":"gone"}"""));
        _service.RespondNext(WebappOperations.DescribeWebapp, new FakeResponse(200, Example(webapp => webapp["createdBy"] = null)));

        await Client().Awaiting(c => c.DeleteWebappAsync("id", Token)).Should().ThrowAsync<PeakApiException>();
        await Client().DescribeWebappAsync("id", Token);

        _findings.Should().OnlyContain(finding => finding.Kind == DriftKind.Violation);
        _findings.Select(finding => finding.ToString()).Should().Equal(
            "deleteWebapp 410: status 410 is not documented for deleteWebapp",
            "describeWebapp 200: createdBy must be a string");
    }

    [Fact]
    public async Task A_request_that_calls_no_operation_is_reported()
    {
        using var handler = new ContractDriftHandler(_findings.Add, new StubHandler());
        using var http = new HttpClient(handler);

        await http.GetAsync(new Uri("https://peak.test/elsewhere"), Token);

        _findings.Should().ContainSingle().Which.Should().Be(
            new DriftFinding
            {
                OperationId = null,
                StatusCode = 418,
                Kind = DriftKind.Violation,
                Location = "GET /elsewhere",
                Text = "is not an operation of the contract",
            });
        _findings[0].ToString().Should().Be("418: GET /elsewhere is not an operation of the contract");
    }

    [Fact]
    public async Task An_exception_of_the_callback_reaches_the_caller_and_the_response_is_disposed()
    {
        var inner = new StubHandler();
        using var handler = new ContractDriftHandler(finding => throw new InvalidOperationException(finding.Text), inner);
        using var http = new HttpClient(handler);

        var act = () => http.GetAsync(new Uri("https://peak.test/elsewhere"), Token);

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("is not an operation of the contract");
        await inner.Awaiting(t => t.Content.ReadAsStringAsync(Token)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_body_above_64_MiB_is_not_read()
    {
        var inner = new StubHandler();
        inner.Content.Headers.ContentLength = (64 * 1024 * 1024) + 1;
        using var handler = new ContractDriftHandler(_findings.Add, inner);
        using var http = new HttpClient(handler);

        await http.Awaiting(h => h.GetAsync(new Uri("https://peak.test/webapps/api/v1/webapps/"), Token)).Should().ThrowAsync<HttpRequestException>();

        _findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_left_to_the_client()
    {
        var inner = new StubHandler { StatusCode = HttpStatusCode.NotFound, Content = new BrokenContent() };
        var client = WebappClient.Create(_service.Session, new() { Handler = new ContractDriftHandler(_findings.Add, inner), Retry = { MaxRetries = 0 } });

        await client.Awaiting(c => c.DescribeWebappAsync("id", Token)).Should().ThrowAsync<NotFoundException>();

        _findings.Should().BeEmpty();
    }

    [Fact]
    public void The_text_of_a_finding_has_no_control_characters() =>
        new DriftFinding { OperationId = null, StatusCode = 200, Kind = DriftKind.Violation, Location = "GET /a\n", Text = "is\u001b[2J wrong" }
            .ToString().Should().Be("200: GET /a\\u000a is\\u001b[2J wrong");

    [Fact]
    public void Recorded_responses_are_compared_without_a_service()
    {
        ContractDrift.Check(WebappOperations.DescribeWebapp, 200, "application/json", Example(_ => { })).Should().BeEmpty();
        ContractDrift.Check(WebappOperations.DescribeWebapp, 200, "text/html", "<html></html>")
            .Should().ContainSingle().Which.Location.Should().Be("header.Content-Type");
        ContractDrift.Check(WebappOperations.DescribeWebapp, 200, "application/json", "").Should().ContainSingle().Which.Text.Should().Be("is required");
    }

    [Fact]
    public void Invalid_arguments_are_named()
    {
        FluentActions.Invoking(() => ContractDrift.Check("describe", 200, null, null)).Should().Throw<ArgumentException>()
            .WithMessage("*no operation 'describe'*describeWebapp*");
        FluentActions.Invoking(() => new ContractDriftHandler(null!)).Should().Throw<ArgumentNullException>().WithParameterName("report");
        FluentActions.Invoking(() => new ContractDriftHandler(_ => { }, null!)).Should().Throw<ArgumentNullException>().WithParameterName("innerHandler");
    }

    public void Dispose() => _service.Dispose();

    private WebappClient Client() => new(_service.Session, new() { Handler = new ContractDriftHandler(_findings.Add, WebappClient.CreateHandler()) });

    private static string Example(Action<JObject> change)
    {
        var webapp = (JObject)ServiceContract.Embedded.Operation(WebappOperations.DescribeWebapp).Response(200)!.Example!;
        change(webapp);
        return webapp.ToString();
    }

    private sealed class StubHandler : HttpMessageHandler
    {
        internal HttpStatusCode StatusCode { get; init; } = (HttpStatusCode)418;

        internal HttpContent Content { get; init; } = new StringContent("text", Encoding.UTF8);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(StatusCode) { Content = Content });
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.FromException(new IOException("The connection was closed."));

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
