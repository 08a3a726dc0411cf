using Peak.Webapps.Testing;

namespace Peak.Webapps.ContractTests;

/// <summary>Retries over real connections: a handler that sends a request again has to be able to.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly FakePeakService _fake = FakePeakService.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWebappClient Client => _fake.CreateClient(new() { Retry = { BaseDelay = TimeSpan.Zero } });

    [Fact]
    public async Task An_update_is_sent_again_whole_after_a_cut_and_a_failure()
    {
        var id = _fake.Add(new() { Name = "one" });
        _fake.RespondNext(WebappOperations.UpdateWebapp, FakeResponse.CutConnection);
        _fake.FailNext(WebappOperations.UpdateWebapp, status: 500);

        await Client.UpdateWebappAsync(id, new() { Title = "new" }, Token);

        _fake.Webapps.Single().Title.Should().Be("new");
        _fake.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Body == """{"title":"new"}""");
    }

    [Fact]
    public async Task A_create_whose_answer_is_cut_off_is_not_sent_again()
    {
        _fake.RespondNext(WebappOperations.CreateWebapp, FakeResponse.CutConnection);

        await FluentActions.Awaiting(() => Client.CreateWebappAsync(new() { Name = "one" }, Token)).Should().ThrowAsync<PeakConnectionException>();

        _fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_is_tried_again_when_nobody_listens()
    {
        _fake.Dispose();

        var exception = (await FluentActions.Awaiting(() => Client.CreateWebappAsync(new() { Name = "one" }, Token))
            .Should().ThrowAsync<PeakConnectionException>()).Which;

        exception.Attempts.Should().Be(4);
    }

    public void Dispose() => _fake.Dispose();
}
