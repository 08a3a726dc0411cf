using Peak.Webapps.Testing;
using Peak.Webapps.Tests;

namespace Peak.Webapps.RaceTests;

/// <summary>64 callers at once for one name, over real connections and on real threads.</summary>
public sealed class LoopbackRaceTests
{
    private const int Callers = 64;
    private const string Name = "churn";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_of_one_client_make_one_webapp()
    {
        using var service = FakePeakService.Start();
        var client = service.CreateClient();

        var results = await CallAsync(_ => client);

        MakeOneWebapp(service, results);
        service.Requests.Should().NotContain(request => request.StatusCode >= 400, "they take turns");
    }

    [Fact]
    public async Task Callers_with_a_client_each_make_one_webapp()
    {
        using var service = FakePeakService.Start();

        var results = await CallAsync(_ => service.CreateClient());

        MakeOneWebapp(service, results);
    }

    [Fact]
    public async Task Callers_who_all_find_nothing_make_one_webapp()
    {
        using var service = FakePeakService.Start();
        // Nobody goes on before everybody was told that there is no such webapp.
        using var slow = new HeldAnswers(HttpMethod.Get, Callers);

        var results = await CallAsync(_ => new WebappClient(service.Session, new() { Handler = slow }));

        MakeOneWebapp(service, results);
        service.Requests.Count(request => request.StatusCode == 409).Should().Be(Callers - 1);
        service.Requests.Count(request => request.OperationId == WebappOperations.ListWebapps).Should().Be((2 * Callers) - 1);
    }

    [Fact]
    public async Task Callers_who_all_find_nothing_make_one_webapp_though_the_answer_to_its_create_is_lost()
    {
        using var service = FakePeakService.Start();
        using var slow = new LostAnswers(new HeldAnswers(HttpMethod.Get, Callers));

        var results = await CallAsync(_ => new WebappClient(service.Session, new() { Handler = slow, TimeProvider = new SkippedTime() }));

        var webapp = service.Webapps.Should().ContainSingle().Subject;
        results.Should().OnlyContain(result => result.Id == webapp.Id && result.Outcome == CreateOrUpdateOutcome.Updated);
    }

    [Fact]
    public async Task Callers_of_one_client_wait_while_one_of_them_creates()
    {
        using var service = FakePeakService.Start();
        using var slow = new HeldAnswers(HttpMethod.Post, 1) { WaitsForTest = true };
        var client = new WebappClient(service.Session, new() { Handler = slow });

        var calls = CallAsync(_ => client);
        await slow.AreThere.WaitAsync(Token);
        var requests = service.Requests.Select(request => request.OperationId).ToList();
        slow.LetGo();
        var results = await calls;

        requests.Should().Equal(WebappOperations.ListWebapps, WebappOperations.CreateWebapp);
        MakeOneWebapp(service, results);
        client.BusyNames.Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Among_250_names_that_contain_the_name_the_exact_one_is_the_only_one(bool isThere)
    {
        using var service = FakePeakService.Start();
        for (var other = 0; other < 250; other++)
        {
            service.Add(new CreateWebappRequest { Name = other == 0 ? "CHURN" : $"{Name}-{other}" });
        }

        if (isThere)
        {
            service.Add(new CreateWebappRequest { Name = Name });
        }

        var results = await CallAsync(_ => service.CreateClient());

        var webapp = service.Webapps.Should().ContainSingle(webapp => webapp.Name == Name).Subject;
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Count(result => result.Outcome == CreateOrUpdateOutcome.Created).Should().Be(isThere ? 0 : 1);
        service.Webapps.Should().HaveCount(251);
    }

    private static async Task<CreateOrUpdateWebappResult[]> CallAsync(Func<int, IWebappClient> clientOf)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, Callers).Select(async caller =>
        {
            var client = clientOf(caller);
            await begin.Task;
            return await client.CreateOrUpdateWebappAsync(new CreateWebappRequest { Name = Name, Title = $"title {caller}" }, Token);
        }).ToList();
        begin.SetResult();
        // Only so that a caller who waits for nobody fails a test rather than hang it.
        return await Task.WhenAll(calls).WaitAsync(TimeSpan.FromMinutes(1), Token);
    }

    private static void MakeOneWebapp(FakePeakService service, CreateOrUpdateWebappResult[] results)
    {
        var webapp = service.Webapps.Should().ContainSingle().Subject;
        webapp.Name.Should().Be(Name);
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Should().ContainSingle(result => result.Outcome == CreateOrUpdateOutcome.Created);
    }
}
