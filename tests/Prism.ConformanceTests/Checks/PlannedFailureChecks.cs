namespace Peak.Webapps.Judging;

/// <summary>Every failure that the contract documents, as the fake gives it when a test asks for it.</summary>
internal sealed class PlannedFailureChecks(Contract contract, ProxyReport checks)
{
    public async Task RunAsync()
    {
        foreach (var answer in contract.Answers.Where(answer => answer.IsFailure))
        {
            await checks.CheckAsync($"{answer} planned: {answer.Exception} with the contract's text", async () =>
            {
                checks.Proxied.Fake.FailNext(answer.Operation.Id, answer.Status);
                var call = () => (Task)OperationCalls.CallAsync(answer.Operation, checks.Proxied.Client, contract);
                (await call.ShouldFailAsync(answer)).ServerMessage.Should().Be(answer.Text);
            });
        }
    }
}
