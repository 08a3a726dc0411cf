namespace Peak.Webapps.Judging;

/// <summary>The life of a webapp, from create to delete.</summary>
internal sealed class LifeChecks(ProxyReport checks)
{
    private static readonly WaitOptions AtOnce = new() { PollInterval = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(30) };

    private readonly CreateWebappRequest _webapp = new()
    {
        Name = "Churn & dashboard/ü",
        Title = "Churn dashboard",
        Description = "Who is about to leave, and why.",
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private string _id = "";

    private IWebappClient Client => checks.Proxied.Client;

    public async Task RunAsync()
    {
        await checks.CheckAsync("life: create-or-update creates a webapp", () => CreateOrUpdateAsync(CreateOrUpdateOutcome.Created));
        await checks.CheckAsync("life: it is created, deployed and available", () => WaitAsync("CREATING", "DEPLOYING", "AVAILABLE"));
        await checks.CheckAsync("life: it is described as it was asked for", ExpectWebappAsync);
        await checks.CheckAsync("life: create-or-update changes the title and redeploys nothing", () =>
        {
            _webapp.Title = "Churn dashboard, second edition";
            return CreateOrUpdateAsync(CreateOrUpdateOutcome.Updated);
        });
        await checks.CheckAsync("life: it has the title and stays available", ExpectWebappAsync);
        await checks.CheckAsync("life: update changes the image version", () =>
        {
            _webapp.ImageDetails!.VersionId = 8;
            return Client.UpdateWebappAsync(_id, new() { ImageDetails = _webapp.ImageDetails });
        });
        await checks.CheckAsync("life: it is deployed again", () => WaitAsync("DEPLOYING", "AVAILABLE"));
        await checks.CheckAsync("life: it is listed by its name and status", ListAsync);
        await checks.CheckAsync("life: delete deletes it", async () => (await Client.DeleteWebappAsync(_id)).Id.Should().Be(_id));
        await checks.CheckAsync("life: it is being deleted", async () => (await Client.DescribeWebappAsync(_id)).Status.Should().Be(WebappStatus.Deleting));
        await checks.CheckAsync("life: it is gone", () => Client.Awaiting(client => client.DescribeWebappAsync(_id)).Should().ThrowAsync<NotFoundException>());
        await checks.CheckAsync("life: a webapp that has nothing but its name lives, too", LiveBriefly);
        foreach (var status in WebappStatus.KnownValues)
        {
            await checks.CheckAsync($"life: a webapp is described and listed as {status}", () => ShowAsync(status));
        }
    }

    private async Task CreateOrUpdateAsync(CreateOrUpdateOutcome outcome)
    {
        var result = await Client.CreateOrUpdateWebappAsync(_webapp);
        result.Outcome.Should().Be(outcome);
        _id = result.Id;
    }

    private async Task WaitAsync(params string[] statuses)
    {
        var seen = new StatusLog();
        await Client.WaitUntilAvailableAsync(_id, AtOnce, seen);
        seen.Statuses.Should().Equal(statuses);
    }

    private async Task ExpectWebappAsync()
    {
        var webapp = await Client.DescribeWebappAsync(_id);
        webapp.Status.Should().Be(WebappStatus.Available);
        webapp.Should().BeEquivalentTo(_webapp);
    }

    private async Task ListAsync()
    {
        var filter = new ListWebappsFilter { NameContains = _webapp.Name, Statuses = [WebappStatus.Available, WebappStatus.Deleting] };
        (await Client.ListWebappsAsync(filter).ToListAsync()).Should().ContainSingle().Which.Id.Should().Be(_id);
    }

    private async Task LiveBriefly()
    {
        _id = (await Client.CreateWebappAsync(new() { Name = "bare" })).Id;
        await WaitAsync("CREATING", "DEPLOYING", "AVAILABLE");
        await Client.DeleteWebappAsync(_id);
        (await Client.DescribeWebappAsync(_id)).Status.Should().Be(WebappStatus.Deleting);
    }

    private async Task ShowAsync(WebappStatus status)
    {
        var id = checks.Proxied.Fake.Add(new() { Name = $"is {status}" }, status);
        var listed = await Client.ListWebappsAsync(new() { NameContains = $"is {status}", Statuses = [status] }).ToListAsync();
        listed.Should().ContainSingle().Which.Id.Should().Be(id);
        (await Client.DescribeWebappAsync(id)).Status.Should().Be(status);
    }

    /// <summary>In the order of the polls, which <see cref="Progress{T}" /> does not promise to a console program.</summary>
    private sealed class StatusLog : IProgress<Webapp>
    {
        public List<string> Statuses { get; } = [];

        public void Report(Webapp value) => Statuses.Add(value.Status.Value);
    }
}
