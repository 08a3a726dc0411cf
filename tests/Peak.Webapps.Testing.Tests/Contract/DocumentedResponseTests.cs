using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Peak.Webapps.Testing.Tests;

/// <summary>Every operation with every documented response, made from the contract's examples, over a real connection.</summary>
public sealed class DocumentedResponseTests : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ContractRecorder _recorder = new();

    public static TheoryData<string, int> Successes =>
        [.. TestContract.Responses.Where(response => response.Status < 400).Select(response => (response.Operation.Id, response.Status))];

    public static TheoryData<string, int> Errors =>
        [.. TestContract.Responses.Where(response => response.Status >= 400).Select(response => (response.Operation.Id, response.Status))];

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task A_documented_success_response_becomes_its_result(string operationId, int status)
    {
        var example = Respond(operationId, status);

        var result = await CallAsync(operationId);

        // Serialized again, the result equals the example.
        JToken.FromObject(result).Should().BeEquivalentTo(example);
        result.GetType().GetProperty("AdditionalProperties")!.GetValue(result).Should().BeEquivalentTo(new Dictionary<string, JToken>());
        ExpectRequestOf(operationId);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_documented_error_response_becomes_its_exception(string operationId, int status)
    {
        var example = Respond(operationId, status);

        var exception = (await FluentActions.Awaiting(() => CallAsync(operationId)).Should().ThrowAsync<PeakApiException>()).Which;

        exception.GetType().Name.Should().Be(TestContract.Exceptions[status]);
        exception.Operation.Should().Be(operationId);
        ((int)exception.StatusCode).Should().Be(status);
        exception.ServerMessage.Should().Be(example.First!.First!.Value<string>());
        ExpectRequestOf(operationId);
    }

    public void Dispose()
    {
        _server.Dispose();
        _recorder.Dispose();
    }

    private JToken Respond(string operationId, int status)
    {
        var response = ServiceContract.Embedded.Operation(operationId).Response(status)!;
        response.Example.Should().NotBeNull("the contract must have an example of response {0} of {1}", status, operationId);
        _server.Given(Request.Create()).RespondWith(Response.Create()
            .WithStatusCode(status)
            .WithHeader("Content-Type", response.ContentType!)
            .WithBody(response.Example!.ToString(Formatting.None)));
        return response.Example;
    }

    private async Task<object> CallAsync(string operationId)
    {
        OperationCalls.All.Keys.Should().Contain(operationId, "{0} must have a call of the operation", nameof(OperationCalls));
        var session = new PeakSession("key", new Uri(_server.Url!));
        var example = ServiceContract.Embedded.Operation(operationId).RequestBody.Example;
        return await OperationCalls.All[operationId](new WebappClient(session, new() { Handler = _recorder, Retry = { MaxRetries = 0 } }), example, TestContext.Current.CancellationToken);
    }

    /// <summary>Expects one request, to this operation, without differences from the contract.</summary>
    private void ExpectRequestOf(string operationId)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        var request = _recorder.Requests.Should().ContainSingle().Which;
        ServiceContract.Embedded.Check(request).Operation.Should().Be(operation);
        _recorder.Findings.Should().BeEmpty();
        operation.CredentialHeaders.Should().NotBeEmpty().And.OnlyContain(header => request.Headers[header] == "key");
        if (operation.RequestBody.Example is { } example)
        {
            JToken.Parse(request.Body!).Should().BeEquivalentTo(example);
        }
    }
}
