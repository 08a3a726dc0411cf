using Peak.Webapps.Testing;
using Peak.Webapps.Tests;

namespace Peak.Webapps.RaceTests;

/// <summary>64 concurrent callers for one name, over real connections and on real threads.</summary>
public sealed class LoopbackRaceTests
{
    private const int Callers = 64;
    private const string Name = "churn";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_of_one_client_create_one_webapp()
    {
        using var service = FakePeakService.Start();
        var client = service.CreateClient();

        var results = await CallAsync(_ => client);

        CreateOneWebapp(service, results);
        service.Requests.Should().NotContain(request => request.StatusCode >= 400, "they run one after the other");
    }

    [Fact]
    public async Task Callers_with_a_client_each_create_one_webapp()
    {
        using var service = FakePeakService.Start();

        var results = await CallAsync(_ => service.CreateClient());

        CreateOneWebapp(service, results);
    }

    [Fact]
    public async Task Callers_that_all_find_nothing_create_one_webapp()
    {
        using var service = FakePeakService.Start();
        // No caller continues before all of them have found no webapp.
        using var slow = new HeldResponses(HttpMethod.Get, Callers);

        var results = await CallAsync(_ => new WebappClient(service.Session, new() { Handler = slow }));

        CreateOneWebapp(service, results);
        service.Requests.Count(request => request.StatusCode == 409).Should().Be(Callers - 1);
        service.Requests.Count(request => request.OperationId == WebappOperations.ListWebapps).Should().Be((2 * Callers) - 1);
    }

    [Fact]
    public async Task Callers_that_all_find_nothing_create_one_webapp_even_if_the_response_to_its_create_is_lost()
    {
        using var service = FakePeakService.Start();
        using var slow = new LostResponses(new HeldResponses(HttpMethod.Get, Callers));

        var results = await CallAsync(_ => new WebappClient(service.Session, new() { Handler = slow, TimeProvider = new SkippedTime() }));

        var webapp = service.Webapps.Should().ContainSingle().Subject;
        results.Should().OnlyContain(result => result.Id == webapp.Id && result.Outcome == CreateOrUpdateOutcome.Updated);
    }

    [Fact]
    public async Task Callers_of_one_client_wait_while_one_of_them_creates()
    {
        using var service = FakePeakService.Start();
        using var slow = new HeldResponses(HttpMethod.Post, 1) { WaitsForTest = true };
        var client = new WebappClient(service.Session, new() { Handler = slow });

        var calls = CallAsync(_ => client);
        await slow.AllArrived.WaitAsync(Token);
        var requests = service.Requests.Select(request => request.OperationId).ToList();
        slow.Release();
        var results = await calls;

        requests.Should().Equal(WebappOperations.ListWebapps, WebappOperations.CreateWebapp);
        CreateOneWebapp(service, results);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_exact_name_is_found_among_250_that_contain_it(bool exists)
    {
        using var service = FakePeakService.Start();
        for (var other = 0; other < 250; other++)
        {
            service.Add(new CreateWebappRequest { Name = other == 0 ? "CHURN" : $"{Name}-{other}" });
        }

        if (exists)
        {
            service.Add(new CreateWebappRequest { Name = Name });
        }

        var results = await CallAsync(_ => service.CreateClient());

        var webapp = service.Webapps.Should().ContainSingle(webapp => webapp.Name == Name).Subject;
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Count(result => result.Outcome == CreateOrUpdateOutcome.Created).Should().Be(exists ? 0 : 1);
        service.Webapps.Should().HaveCount(251);
    }

    private static async Task<CreateOrUpdateWebappResult[]> CallAsync(Func<int, IWebappClient> clientOf)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, Callers).Select(async caller =>
        {
            var client = clientOf(caller);
            await begin.Task;
            return await client.CreateOrUpdateWebappAsync(new CreateWebappRequest { Name = Name, Title = $"title {caller}" }, cancellationToken: Token);
        }).ToList();
        begin.SetResult();
        // Only lets a test fail, instead of hang, if a caller never ends.
        return await Task.WhenAll(calls).WaitAsync(TimeSpan.FromMinutes(1), Token);
    }

    private static void CreateOneWebapp(FakePeakService service, CreateOrUpdateWebappResult[] results)
    {
        var webapp = service.Webapps.Should().ContainSingle().Subject;
        webapp.Name.Should().Be(Name);
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Should().ContainSingle(result => result.Outcome == CreateOrUpdateOutcome.Created);
    }
}
