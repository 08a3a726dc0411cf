using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Peak.Webapps;
using Peak.Webapps.Testing;

namespace Documentation.Tests;

/// <summary>The code of the documents, word for word: each region is a block of README.md, and runs against the fake.</summary>
public sealed class Snippets : IDisposable
{
    // Webapps serve at once, so that no test waits.
    private readonly FakePeakService _service = FakePeakService.Start(new() { StepDuration = TimeSpan.Zero });

    [Fact]
    public async Task Quick_start()
    {
        var session = _service.Session;

        #region quick start
        var client = WebappClient.Create(session);

        var result = await client.CreateOrUpdateWebappAsync(new CreateWebappRequest
        {
            Name = "churn-dashboard",
            Title = "Churn dashboard",
            ImageDetails = new ImageDetails { ImageId = 101, VersionId = 7 },
        });
        var webapp = await client.WaitUntilAvailableAsync(result.Id);

        Console.WriteLine($"{result.Outcome}: {webapp.Name} is {webapp.Status}");
        #endregion

        webapp.Status.Should().Be(WebappStatus.Available);
    }

    [Fact]
    public void Sessions()
    {
        var apiKey = "key";

        #region sessions
        var production = new PeakSession(apiKey);
        var beta = new PeakSession(apiKey, stage: "beta");
        var gateway = new PeakSession(apiKey, new Uri("https://gateway.example/peak/"));
        #endregion

        new[] { production, beta, gateway }.Select(session => session.BaseAddress.Host)
            .Should().Equal("service.peak.ai", "service.beta.peak.ai", "gateway.example");
    }

    [Fact]
    public async Task Listing()
    {
        var client = _service.CreateClient();
        _service.Add(new CreateWebappRequest { Name = "churn" });

        #region listing
        var filter = new ListWebappsFilter { Name = "churn", Status = [WebappStatus.Available], PageSize = 100 };

        // All pages, each requested only when it is needed.
        await foreach (var webapp in client.ListWebappsAsync(filter))
        {
            Console.WriteLine($"{webapp.Name}: {webapp.Status}");
        }

        // Or one page, with its counts.
        var page = await client.ListWebappsPageAsync(filter, pageNumber: 1);
        Console.WriteLine($"page {page.PageNumber} of {page.PageCount}, {page.WebappsCount} webapps in all");
        #endregion

        page.WebappsCount.Should().Be(1);
    }

    [Fact]
    public async Task Listing_ahead()
    {
        var client = _service.CreateClient();
        _service.Add(new CreateWebappRequest { Name = "churn" });
        _service.Add(new CreateWebappRequest { Name = "churn by region" });
        var filter = new ListWebappsFilter { Name = "churn", PageSize = 1 };

        #region listing ahead
        // Four pages at once, for a long list that is wanted whole.
        var names = new List<string>();
        await foreach (var webapp in client.ListWebappsAsync(filter, PagePrefetch.Concurrent(4)))
        {
            names.Add(webapp.Name);
        }
        #endregion

        names.Should().Equal("churn", "churn by region");
    }

    [Fact]
    public async Task Errors()
    {
        var client = _service.CreateClient();
        var webappId = Guid.NewGuid().ToString();
        var handled = "";
        _service.FailNext(WebappOperations.DeleteWebapp, 409);

        #region errors
        try
        {
            await client.DeleteWebappAsync(webappId);
        }
        catch (NotFoundException)
        {
            // Gone already: nothing to do.
        }
        catch (ConflictException exception)
        {
            handled = $"Try again later: {exception.ServerMessage}";
        }
        catch (PeakApiException exception)
        {
            handled = $"{(int)exception.StatusCode}, request id {exception.RequestId}: {exception.ServerMessage}";
        }
        catch (PeakException exception)
        {
            // No answer: PeakConnectionException, PeakTimeoutException.
            handled = exception.Message;
        }
        #endregion

        handled.Should().StartWith("Try again later: The webapp is being deployed");
    }

    [Fact]
    public async Task Planning()
    {
        var client = _service.CreateClient();
        var request = new CreateWebappRequest { Name = "churn", Title = "Churn" };
        _service.Add(new CreateWebappRequest { Name = "churn" });

        #region planning
        var plan = await client.CreateOrUpdateWebappAsync(request, new CreateOrUpdateOptions { PlanOnly = true });
        Console.WriteLine($"{plan.Outcome}: {string.Join(", ", plan.Changes!)}; redeploys: {plan.Redeploys}");

        var result = await client.CreateOrUpdateWebappAsync(request, new CreateOrUpdateOptions { SkipUnchanged = true });
        #endregion

        plan.Should().BeEquivalentTo(new { Outcome = CreateOrUpdateOutcome.Updated, IsPlan = true, Redeploys = false });
        result.Should().BeEquivalentTo(new { Outcome = CreateOrUpdateOutcome.Updated, IsPlan = false });
    }

    [Fact]
    public async Task Waiting_for_a_result()
    {
        var client = _service.CreateClient();
        var result = await client.CreateOrUpdateWebappAsync(new CreateWebappRequest { Name = "churn" });
        var progress = new Progress<Webapp>();
        var options = new WaitOptions { PollInterval = TimeSpan.Zero };

        #region waiting for a result
        var redeployed = await client.WaitUntilAvailableAsync(result, options, progress);
        await client.DeleteWebappAsync(redeployed.Id);
        await client.WaitUntilDeletedAsync(redeployed.Id, options);
        #endregion

        _service.Webapps.Should().BeEmpty();
    }

    [Fact]
    public async Task Waiting()
    {
        var client = _service.CreateClient();
        var webappId = _service.Add(new CreateWebappRequest { Name = "churn" }, WebappStatus.Creating);

        #region waiting
        var progress = new Progress<Webapp>(webapp => Console.WriteLine(webapp.Status));
        var options = new WaitOptions { PollInterval = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.FromMinutes(5) };

        var serving = await client.WaitUntilAvailableAsync(webappId, options, progress);
        #endregion

        serving.Status.Should().Be(WebappStatus.Available);
    }

    [Fact]
    public async Task Retries_and_time_outs()
    {
        var session = _service.Session;

        #region retries and time-outs
        // What retries may cost in all, for every client that is given it.
        var shared = new PeakRetryBudget(capacity: 50);

        var client = WebappClient.Create(session, new WebappClientOptions
        {
            Timeout = TimeSpan.FromMinutes(2),
            AttemptTimeout = TimeSpan.FromSeconds(20),
            Retry = { MaxRetries = 5, Budget = shared },
        });
        #endregion

        (await client.ListWebappsPageAsync()).Webapps.Should().BeEmpty();
    }

    [Fact]
    public async Task Dependency_injection()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Peak:AuthToken"] = "key", ["Peak:Stage"] = "beta" })
            .Build();

        #region dependency injection
        services.AddPeakWebapps(configuration.GetSection("Peak"));
        #endregion

        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IWebappClient>().Should().NotBeNull();
    }

    [Fact]
    public async Task Newer_services()
    {
        var client = _service.CreateClient();
        var webappId = _service.Add(new CreateWebappRequest { Name = "churn" });

        #region newer services
        var webapp = await client.DescribeWebappAsync(webappId);
        if (!webapp.Status.IsKnown)
        {
            Console.WriteLine($"A status newer than this package: {webapp.Status}");
        }

        if (webapp.AdditionalProperties.TryGetValue("scaleToZero", out var scaleToZero))
        {
            Console.WriteLine($"A property newer than this package: {scaleToZero}");
        }
        #endregion

        webapp.AdditionalProperties.Should().BeEmpty();
    }

    [Fact]
    public async Task Drift()
    {
        var session = _service.Session;
        var webappId = _service.Add(new CreateWebappRequest { Name = "churn" });

        #region drift
        // A live service: the handler stands in the pipeline of a client, and tells of each answer that departs.
        using var handler = new ContractDriftHandler(finding => Console.WriteLine(finding), WebappClient.CreateHandler());
        var client = new WebappClient(session, handler);
        var webapp = await client.DescribeWebappAsync(webappId);

        // An answer that was recorded.
        var recorded = """{"id":"1","name":"churn","status":"AVAILABLE","updatedAt":"2026-03-02T09:30:00Z","updatedBy":"ada","tags":[],"novelty":true}""";
        var findings = ContractDrift.Check(WebappOperations.DescribeWebapp, 200, "application/json", recorded);
        #endregion

        webapp.Name.Should().Be("churn");
        findings.Select(finding => (finding.Kind, finding.Location)).Should().Equal((DriftKind.UnknownProperty, "novelty"));
    }

    #region testing
    [Fact]
    public async Task Deploying_twice_updates_what_the_first_time_created()
    {
        using var service = FakePeakService.Start();
        var client = service.CreateClient();
        var request = new CreateWebappRequest { Name = "churn-dashboard" };

        await client.CreateOrUpdateWebappAsync(request);
        var second = await client.CreateOrUpdateWebappAsync(request);

        Assert.Equal(CreateOrUpdateOutcome.Updated, second.Outcome);
        Assert.Single(service.Webapps);
    }

    [Fact]
    public async Task A_failure_of_the_service_reaches_the_caller()
    {
        using var service = FakePeakService.Start();
        service.FailNext(WebappOperations.ListWebapps, status: 500);

        await Assert.ThrowsAsync<InternalServerErrorException>(() => service.CreateClient().ListWebappsPageAsync());
    }
    #endregion

    public void Dispose() => _service.Dispose();
}
