using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.Judging;

/// <summary>Answers that break the contract: that Prism objects to them proves that it judges the fake's.</summary>
internal sealed class WrongAnswerChecks(Contract contract, ProxiedFake proxied, ProxiedFake closed, Report report)
{
    public async Task RunAsync()
    {
        foreach (var answer in contract.Answers)
        {
            await CheckAsync(answer.Operation.Id, $"{answer.Status} with an array for an object", new(answer.Status, "[]"));
            await CheckAsync(answer.Operation.Id, $"{answer.Status} that is not JSON", new(answer.Status, "gone") { ContentType = "text/html" });
        }

        foreach (var (what, answer) in WrongDescriptions().Concat(WrongStatuses()))
        {
            await CheckAsync(WebappOperations.DescribeWebapp, what, answer);
        }

        await CheckAsync(WebappOperations.ListWebapps, "200 with a text for a count", Edited(WebappOperations.ListWebapps, page => page["pageCount"] = "1"));
        await CheckAsync(WebappOperations.ListWebapps, "200 with a webapp without a name", Edited(
            WebappOperations.ListWebapps, page => ((JObject)page["webapps"]![1]!).Remove("name")));
        await CheckNewPropertyAsync();
        await CheckHiddenAnswerAsync();
    }

    private IEnumerable<(string What, FakeResponse Answer)> WrongDescriptions() =>
    [
        Description("without its id", webapp => webapp.Remove("id")),
        Description("with an empty id", webapp => webapp["id"] = ""),
        Description("with a status that the contract does not know", webapp => webapp["status"] = "PAUSED"),
        Description("with a moment that is none", webapp => webapp["updatedAt"] = "yesterday"),
        Description("with a moment without its offset", webapp => webapp["createdAt"] = "2026-03-01T18:00:00"),
        Description("with a null where none may be", webapp => webapp["createdBy"] = null),
        Description("with a text for a number", webapp => webapp["imageDetails"]!["imageId"] = "101"),
        Description("with an object for its tags", webapp => webapp["tags"] = new JObject()),
    ];

    private static IEnumerable<(string What, FakeResponse Answer)> WrongStatuses() =>
    [
        ("200 with no body", new(200)),
        ("200 with a body that is cut off", new(200, """{"id":""")),
        ("404 with a number for a text", new(404, """{"message":404}""")),
        ("201, which is not documented", new(201, """{"id":"a"}""")),
        ("204, which is not documented", new(204)),
        ("409, which is not documented here", new(409, """{"message":"no"}""")),
        ("503, which is not documented", new(503, """{"message":"no"}""")),
    ];

    private Task CheckAsync(string operationId, string what, FakeResponse answer) =>
        report.CheckAsync($"proxy  objects to {operationId} {what}", async () =>
            (await AnswerAsync(proxied, operationId, answer)).Violations.Should().NotBeEmpty().And.NotContain(violation => violation.IsOfRequest));

    /// <summary>Allowed by the contract, since the service may grow, and noticed all the same where nothing may be new.</summary>
    private Task CheckNewPropertyAsync() =>
        report.CheckAsync("closed objects to a property that the contract does not have, and the contract does not", async () =>
        {
            var grown = Description("grown", webapp => webapp["novelty"] = true).Answer;
            (await AnswerAsync(proxied, WebappOperations.DescribeWebapp, grown)).Violations.Should().BeEmpty();
            (await AnswerAsync(closed, WebappOperations.DescribeWebapp, grown)).Violations
                .Should().ContainSingle(violation => violation.Location == "response.body").Which.Message.Should().Contain("'novelty'");
        });

    /// <summary>Where the service answers 501, Prism plays the service instead, and says nothing.</summary>
    private Task CheckHiddenAnswerAsync() =>
        report.CheckAsync("proxy  an answer that Prism gives in place of the fake is noticed", async () =>
        {
            var hidden = new Report(TextWriter.Null);
            await new ProxyReport("", proxied, hidden, new Coverage(contract)).CheckAsync("", () =>
            {
                proxied.Fake.FailNext(WebappOperations.DescribeWebapp, 501);
                return OperationCalls.CallAsync(contract.Operation(WebappOperations.DescribeWebapp), proxied.Client, contract);
            });
            hidden.HasFailures.Should().BeTrue();
        });

    private async Task<Exchange> AnswerAsync(ProxiedFake asked, string operationId, FakeResponse answer)
    {
        asked.Take();
        asked.Fake.RespondNext(operationId, answer);
        try
        {
            await OperationCalls.CallAsync(contract.Operation(operationId), asked.Client, contract);
        }
        catch (PeakException)
        {
            // What the client makes of a wrong answer is not asked here.
        }

        return asked.Take().Exchanges.Should().ContainSingle().Which;
    }

    private (string What, FakeResponse Answer) Description(string fault, Action<JObject> edit) =>
        ($"200 {fault}", Edited(WebappOperations.DescribeWebapp, edit));

    private FakeResponse Edited(string operationId, Action<JObject> edit)
    {
        var body = (JObject)contract.Operation(operationId).Answers.Single(answer => answer.Status == 200).Example.DeepClone();
        edit(body);
        return new(200, body.ToString());
    }
}
