
namespace Peak.Webapps.Testing.Tests;

/// <summary>Retries over real connections.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly FakePeakService _fake = FakePeakService.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebappClient Client => _fake.CreateClient(options => options.Retry.MaxRetries = 3);

    [Fact]
    public async Task An_update_is_retried_with_its_body_after_a_closed_connection_and_an_error()
    {
        var id = _fake.Add(new() { Name = "one" });
        _fake.RespondNext(WebappOperations.UpdateWebapp, FakeResponse.CutConnection);
        _fake.FailNext(WebappOperations.UpdateWebapp, 500);

        await Client.UpdateWebappAsync(id, new() { Title = "new" }, Token);

        _fake.Webapps.Single().Title.Should().Be("new");
        _fake.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Body == """{"title":"new"}""");
    }

    [Fact]
    public async Task A_create_without_a_response_is_not_retried()
    {
        _fake.RespondNext(WebappOperations.CreateWebapp, FakeResponse.CutConnection);

        await FluentActions.Awaiting(() => Client.CreateWebappAsync(new() { Name = "one" }, Token)).Should().ThrowAsync<PeakConnectionException>();

        _fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_is_retried_when_the_connection_is_refused()
    {
        _fake.Dispose();

        var exception = (await FluentActions.Awaiting(() => Client.CreateWebappAsync(new() { Name = "one" }, Token))
            .Should().ThrowAsync<PeakConnectionException>()).Which;

        exception.Attempts.Should().Be(4);
    }

    public void Dispose() => _fake.Dispose();
}
