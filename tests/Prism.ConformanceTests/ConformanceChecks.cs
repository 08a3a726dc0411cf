using Peak.Webapps.Testing.Tests;

namespace Peak.Webapps.ConformanceTests;

/// <summary>Calls of the client that Prism validates on their way to the fake and back.</summary>
internal sealed class ConformanceChecks(PrismProxy prism)
{
    private readonly CreateWebappRequest _request = new()
    {
        Name = "Churn & dashboard/ü",
        Title = "Churn dashboard",
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    public IEnumerable<(string Name, Func<Task> Check)> All =>
    [
        ("Prism reports an invalid request", ReportsInvalidRequestsAsync),
        .. OperationCalls.All.Keys.Select(operation => (operation, (Func<Task>)(() => ConformsAsync(() => CallAsync(operation))))),
        ("the life of a webapp from create to delete", () => ConformsAsync(LiveAsync)),
        ("a webapp that has only a name", () => ConformsAsync(() => prism.Client.CreateWebappAsync(new() { Name = "minimal" }))),
        ("a list of several pages", () => ConformsAsync(ListAsync)),
        .. WebappStatus.KnownValues.Select(status => ($"a webapp that is {status}", (Func<Task>)(() => ConformsAsync(() => ShowAsync(status))))),
    ];

    private async Task ConformsAsync(Func<Task> call)
    {
        await call();
        prism.Violations.Should().BeEmpty();
    }

    /// <summary>Without this check, a Prism that validates nothing would pass all others.</summary>
    private async Task ReportsInvalidRequestsAsync()
    {
        await prism.Client.Awaiting(client => client.Api.CreateWebappAsync(new() { Name = " " })).Should().NotThrowAsync();
        prism.Violations.Should().ContainSingle().Which.Should().Contain("pattern");
    }

    /// <summary>A call with all parameters and the contract's example. Its webapp does not exist, so it may get a 404, as documented.</summary>
    private async Task CallAsync(string operation)
    {
        var example = Newtonsoft.Json.Linq.JToken.FromObject(_request);
        if (operation == WebappOperations.UpdateWebapp)
        {
            example = Newtonsoft.Json.Linq.JToken.FromObject(UpdateWebappRequest.From(_request));
        }

        try
        {
            await OperationCalls.All[operation](prism.Client, example, CancellationToken.None);
        }
        catch (NotFoundException)
        {
            // Prism validated the error response, too.
        }
    }

    private async Task LiveAsync()
    {
        var options = new WaitOptions { PollInterval = TimeSpan.Zero };
        var request = new CreateWebappRequest { Name = "lifecycle", Description = "Who is about to leave, and why.", ImageDetails = _request.ImageDetails };

        var created = await prism.Client.CreateOrUpdateWebappAsync(request);
        created.Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        await prism.Client.WaitUntilAvailableAsync(created, options);

        request.Title = "Second edition";
        request.ImageDetails = new() { ImageId = 101, VersionId = 8 };
        var updated = await prism.Client.CreateOrUpdateWebappAsync(request);
        updated.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        (await prism.Client.WaitUntilAvailableAsync(updated, options)).Title.Should().Be("Second edition");

        await prism.Client.DeleteWebappAsync(updated.Id);
        await prism.Client.WaitUntilDeletedAsync(updated.Id, options);
    }

    private async Task ListAsync()
    {
        for (var number = 0; number < 5; number++)
        {
            prism.Fake.Add(new() { Name = $"listed-{number}" });
        }

        (await prism.Client.ListWebappsAsync(new() { NameContains = "listed-", PageSize = 2 }).ToListAsync()).Should().HaveCount(5);
    }

    private async Task ShowAsync(WebappStatus status)
    {
        var id = prism.Fake.Add(new() { Name = $"is {status}" }, status);
        (await prism.Client.ListWebappsAsync(new() { Statuses = [status], NameContains = $"is {status}" }).ToListAsync())
            .Should().ContainSingle(webapp => webapp.Id == id);
        (await prism.Client.DescribeWebappAsync(id)).Status.Should().Be(status);
    }
}
