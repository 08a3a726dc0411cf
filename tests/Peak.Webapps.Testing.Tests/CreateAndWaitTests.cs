namespace Peak.Webapps.Testing.Tests;

/// <summary>Ordinary code that creates, updates, deletes and waits, with the default options of the fake's client.</summary>
public sealed class CreateAndWaitTests : IDisposable
{
    private static readonly CreateWebappRequest Request = new() { Name = "churn", SessionStickiness = false };

    private readonly FakePeakService _service = FakePeakService.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Describes => _service.Requests.Count(request => request.OperationId == WebappOperations.DescribeWebapp);

    public void Dispose() => _service.Dispose();

    [Fact]
    public void The_client_of_the_fake_polls_every_few_milliseconds()
    {
        WebappClientOptions? seen = null;
        _service.CreateClient(options => seen = options);

        seen!.Wait.PollInterval.Should().Be(TimeSpan.FromMilliseconds(1));
        seen.Wait.MaxPollInterval.Should().Be(TimeSpan.FromMilliseconds(20));
        seen.Retry.MaxRetries.Should().Be(0);
        seen.Retry.BaseDelay.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_wait_polls_once_for_each_status()
    {
        var client = _service.CreateClient();

        var created = await client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);
        (await client.WaitUntilAvailableAsync(created, cancellationToken: Token)).Status.Should().Be(WebappStatus.Available);
        Describes.Should().Be(3, "the webapp is CREATING, DEPLOYING, AVAILABLE");

        var updated = await client.CreateOrUpdateWebappAsync(new() { Name = Request.Name, SessionStickiness = true }, cancellationToken: Token);
        updated.Redeploys.Should().BeTrue();
        (await client.WaitUntilAvailableAsync(updated, cancellationToken: Token)).SessionStickiness.Should().BeTrue();
        Describes.Should().Be(6, "create-or-update describes the webapp, which then is DEPLOYING, AVAILABLE");

        await client.DeleteWebappAsync(created.Id, Token);
        await client.WaitUntilDeletedAsync(created.Id, cancellationToken: Token);
        Describes.Should().Be(8, "the webapp is DELETING, then gone");
    }

    [Fact]
    public async Task A_wait_for_an_unchanged_webapp_ends_with_the_first_poll()
    {
        var client = _service.CreateClient();
        _service.Add(Request);

        var result = await client.CreateOrUpdateWebappAsync(Request, new() { SkipUnchanged = true }, Token);
        await client.WaitUntilAvailableAsync(result, cancellationToken: Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Unchanged);
        Describes.Should().BeLessThanOrEqualTo(2);
    }
}
