using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>
/// The client against a Prism that plays the service: it refuses what breaks the contract, and answers with the
/// contract's examples.
/// </summary>
internal sealed class MockChecks(Contract contract, PrismConnection mock, Report report, Coverage coverage)
{
    private const string Token = "key";

    public async Task RunAsync()
    {
        foreach (var answer in contract.Answers)
        {
            await (answer.IsFailure
                ? report.CheckAsync($"mock   {answer} becomes {answer.Exception} with the server's text", () => ExpectExceptionAsync(answer))
                : report.CheckAsync($"mock   {answer} comes out as the contract's example", () => ExpectExampleAsync(answer)));
        }
    }

    private Task ExpectExampleAsync(DocumentedAnswer answer) => ExpectOneRequestAsync(answer, async () =>
    {
        var result = Parse(JsonConvert.SerializeObject(await CallAsync(answer)));

        var example = Parse(answer.Example.ToString());
        JToken.DeepEquals(result, example).Should().BeTrue("{0} should come out as {1}", result, example);
    });

    private Task ExpectExceptionAsync(DocumentedAnswer answer) => ExpectOneRequestAsync(answer, async () =>
    {
        Func<Task> call = () => CallAsync(answer, answer.Status);

        (await call.ShouldFailAsync(answer)).ServerMessage.Should().Be(answer.Text);
    });

    private Task<object> CallAsync(DocumentedAnswer answer, int? preferredStatus = null) =>
        OperationCalls.CallAsync(answer.Operation, mock.CreateClient(Token, preferredStatus), contract);

    private async Task ExpectOneRequestAsync(DocumentedAnswer answer, Func<Task> check)
    {
        var exchange = (await NoObjection.DuringAsync(mock, check)).Should().ContainSingle().Which;
        contract.Find(exchange.Method, exchange.Path).Should().Be(answer.Operation);
        exchange.Status.Should().Be(answer.Status);
        // Prism neither minds a query parameter that the contract does not have, nor upper and lower case in its name.
        exchange.Query.Split(['?', '&'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).Distinct()
            .Should().BeEquivalentTo(answer.Operation.QueryNames);
        coverage.Add([exchange]);
    }

    // Moments are compared, however they are written.
    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.DateTimeOffset };
        return JToken.ReadFrom(reader);
    }
}
