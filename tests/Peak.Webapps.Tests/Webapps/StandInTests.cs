namespace Peak.Webapps.Tests;

public sealed class StandInTests
{
    private readonly IWebappClient _client = new StandIn();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_stand_in_does_not_implement_fails_and_says_so()
    {
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created };

        await Refused("createOrUpdate with options", () => _client.CreateOrUpdateWebappAsync(new() { Name = "one" }, new CreateOrUpdateOptions(), Token));
        await Refused("waitForWebapp with a result", () => _client.WaitUntilAvailableAsync(result, null, null, Token));
        await Refused("waitForWebappDeleted", () => _client.WaitUntilDeletedAsync("id-1", null, null, Token));

        static async Task Refused(string what, Func<Task> call) =>
            (await call.Should().ThrowAsync<NotSupportedException>()).WithMessage($"{what} is not implemented by this stand-in of the client.");
    }
}
