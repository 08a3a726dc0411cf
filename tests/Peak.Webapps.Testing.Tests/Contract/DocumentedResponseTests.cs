using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Peak.Webapps.ContractTests;

/// <summary>Every operation with every documented answer, from the contract's own examples, over a real connection.</summary>
public sealed class AnswerTests : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ContractWatch _watch = new();

    public static TheoryData<string, int> Successes =>
        [.. Contract.Answers.Where(answer => answer.Status < 400).Select(answer => (answer.Operation.Id, answer.Status))];

    public static TheoryData<string, int> Failures =>
        [.. Contract.Answers.Where(answer => answer.Status >= 400).Select(answer => (answer.Operation.Id, answer.Status))];

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task A_documented_success_comes_out_as_the_contract_shows_it(string operationId, int status)
    {
        var example = Answers(operationId, status);

        var result = await CallAsync(operationId);

        // Written again, nothing of the example may be missing or changed.
        JToken.FromObject(result).Should().BeEquivalentTo(example);
        result.GetType().GetProperty("AdditionalProperties")!.GetValue(result).Should().BeEquivalentTo(new Dictionary<string, JToken>());
        ExpectRequestOf(operationId);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_documented_failure_comes_out_as_its_exception(string operationId, int status)
    {
        var example = Answers(operationId, status);

        var exception = (await FluentActions.Awaiting(() => CallAsync(operationId)).Should().ThrowAsync<PeakApiException>()).Which;

        exception.GetType().Name.Should().Be(Contract.Exceptions[status]);
        exception.Operation.Should().Be(operationId);
        ((int)exception.StatusCode).Should().Be(status);
        exception.ServerMessage.Should().Be(example.First!.First!.Value<string>());
        ExpectRequestOf(operationId);
    }

    public void Dispose()
    {
        _server.Dispose();
        _watch.Dispose();
    }

    private JToken Answers(string operationId, int status)
    {
        var answer = ServiceContract.Embedded.Operation(operationId).Response(status)!;
        answer.Example.Should().NotBeNull("the contract is to show an example of answer {0} of {1}", status, operationId);
        _server.Given(Request.Create()).RespondWith(Response.Create()
            .WithStatusCode(status)
            .WithHeader("Content-Type", answer.ContentType!)
            .WithBody(answer.Example!.ToString(Formatting.None)));
        return answer.Example;
    }

    private async Task<object> CallAsync(string operationId)
    {
        OperationCalls.All.Keys.Should().Contain(operationId, "the operation is to have a call in {0}", nameof(OperationCalls));
        var session = new PeakSession("key", new Uri(_server.Url!));
        var example = ServiceContract.Embedded.Operation(operationId).RequestBody.Example;
        return await OperationCalls.All[operationId](new WebappClient(session, new() { Handler = _watch, Retry = { MaxRetries = 0 } }), example, TestContext.Current.CancellationToken);
    }

    /// <summary>One request, to the operation that was meant, in keeping with the contract in every part.</summary>
    private void ExpectRequestOf(string operationId)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        var request = _watch.Requests.Should().ContainSingle().Which;
        ServiceContract.Embedded.Check(request).Operation.Should().Be(operation);
        _watch.Findings.Should().BeEmpty();
        operation.CredentialHeaders.Should().NotBeEmpty().And.OnlyContain(header => request.Headers[header] == "key");
        if (operation.RequestBody.Example is { } example)
        {
            JToken.Parse(request.Body!).Should().BeEquivalentTo(example);
        }
    }
}
