using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>The cost of a page does not depend on the number of webapps on other pages.</summary>
public sealed class ListCostTests
{
    [Fact]
    public void A_page_among_5000_webapps_allocates_as_little_as_a_page_among_50()
    {
        var few = BytesOfPage(webapps: 50);
        var many = BytesOfPage(webapps: 5000);

        many.Should().BeLessThan(few + 5000, "not even a byte for each webapp");
    }

    [Fact]
    public async Task All_pages_of_5000_webapps_are_listed()
    {
        using var service = FakePeakService.Start();
        var ids = service.AddMany(5000);
        var listed = new List<string>();

        await foreach (var webapp in service.CreateClient().ListWebappsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            listed.Add(webapp.Id);
        }

        listed.Should().Equal(ids);
        service.Requests.Should().HaveCount(200);
    }

    private static long BytesOfPage(int webapps)
    {
        var options = new FakePeakServiceOptions();
        var store = new WebappStore(options, []);
        for (var number = 0; number < webapps; number++)
        {
            store.Create(new JObject { ["name"] = $"webapp-{number:0000}" }, WebappStatus.Available);
        }

        var handler = new RequestHandler(ServiceContract.Embedded, store, options);
        var request = new ContractRequest(
            "GET",
            "/webapps/api/v1/webapps/?pageNumber=2",
            new Dictionary<string, string> { ["Authorization"] = options.AuthToken },
            Body: null);
        handler.Handle(request).StatusCode.Should().Be(200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        handler.Handle(request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
