namespace Peak.Webapps.Testing.Tests;

/// <summary>Every part of the contract is tested.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string> OperationIds => [.. TestContract.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public void Every_operation_has_a_contract_test(string operationId) =>
        OperationCalls.All.Keys.Should().Contain(operationId, "the contract has the operation {0}: add a call to {1}", operationId, nameof(OperationCalls));

    [Fact]
    public void Every_contract_test_calls_an_operation_of_the_contract() =>
        OperationCalls.All.Keys.Should().BeSubsetOf(TestContract.Operations.Select(operation => operation.Id));

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task Every_query_parameter_is_sent_by_the_contract_test(string operationId)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        OperationCalls.All.Keys.Should().Contain(operationId);
        using var recorder = new ContractRecorder(new NoService());

        await FluentActions.Awaiting(() => OperationCalls.All[operationId](
            new WebappClient(new PeakSession("key", new Uri("https://peak.test")), new() { Handler = recorder, Retry = { MaxRetries = 0 } }),
            operation.RequestBody.Example,
            TestContext.Current.CancellationToken)).Should().ThrowAsync<PeakConnectionException>();

        recorder.Requests.Single().Query.Select(parameter => parameter.Key).Should().BeEquivalentTo(
            operation.QueryParameters,
            "the contract has these query parameters: add the missing ones to the call in {0}",
            nameof(OperationCalls));
    }

    [Fact]
    public void Every_operation_and_every_schema_is_generated()
    {
        var methods = typeof(IWebappsApi).GetMethods().Select(method => method.Name);
        var types = typeof(WebappClient).Assembly.GetTypes().Select(type => type.Name);

        methods.Should().BeEquivalentTo(TestContract.Operations.Select(operation => $"{char.ToUpperInvariant(operation.Id[0])}{operation.Id[1..]}Async"));
        types.Should().Contain(TestContract.GeneratedSchemas.Select(schema => schema.Name));
    }

    private sealed class NoService : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new HttpRequestException("There is no service here."));
    }
}
