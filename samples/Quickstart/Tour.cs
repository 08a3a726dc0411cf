namespace Peak.Webapps.Quickstart;

/// <summary>The main job, step by step.</summary>
internal sealed class Tour(IWebappClient client, TimeSpan pollInterval)
{
    public async Task RunAsync(CreateWebappRequest webapp)
    {
        Title($"Create or update '{webapp.Name}'");
        var created = await CreateOrUpdateAsync(webapp);
        var id = created.Id;
        await WaitAsync(created);

        Title("Change the title: no redeployment");
        webapp.Title += ", second edition";
        await CreateOrUpdateAsync(webapp);
        Show(await client.DescribeWebappAsync(id));

        Title("Change the image version: a redeployment");
        webapp.ImageDetails = new ImageDetails { ImageId = webapp.ImageDetails?.ImageId ?? 1, VersionId = (webapp.ImageDetails?.VersionId ?? 0) + 1 };
        await ShowPlanAsync(webapp);
        await WaitAsync(await CreateOrUpdateAsync(webapp));

        Title("List the webapps that serve and whose name contains the name");
        var filter = new ListWebappsFilter { NameContains = webapp.Name, Statuses = [WebappStatus.Available] };
        await foreach (var listed in client.ListWebappsAsync(filter))
        {
            Line($"{listed.Id}  {listed.Name}  {listed.Status}  updated {listed.UpdatedAt:u} by {listed.UpdatedBy}");
        }

        Title("Describe it");
        Show(await client.DescribeWebappAsync(id));

        Title("Delete it");
        Line($"deleted {(await client.DeleteWebappAsync(id)).Id}");
        await client.WaitUntilDeletedAsync(id, new() { PollInterval = pollInterval });
        Line("gone");

        Title("Describe a webapp that does not exist: a failure, handled");
        try
        {
            Show(await client.DescribeWebappAsync(Guid.NewGuid().ToString()));
        }
        catch (NotFoundException exception)
        {
            Line($"{exception.GetType().Name}: {exception.ServerMessage}");
        }
    }

    private async Task<CreateOrUpdateWebappResult> CreateOrUpdateAsync(CreateWebappRequest webapp)
    {
        var result = await client.CreateOrUpdateWebappAsync(webapp, new CreateOrUpdateOptions { SkipUnchanged = true });
        Line($"{result.Outcome}: {result.Id}");
        return result;
    }

    private async Task ShowPlanAsync(CreateWebappRequest webapp)
    {
        var plan = await client.PlanCreateOrUpdateWebappAsync(webapp);
        Line($"plan: {string.Join(", ", plan.Changes)}");
    }

    private async Task WaitAsync(CreateOrUpdateWebappResult result)
    {
        var webapp = await client.WaitUntilAvailableAsync(result, new() { PollInterval = pollInterval }, new StatusLines());
        Line($"serves: {webapp.Name}");
    }

    private static void Show(Webapp webapp) =>
        Line($"{webapp.Name} \"{webapp.Title}\" {webapp.Status}, image {webapp.ImageDetails?.ImageId} version {webapp.ImageDetails?.VersionId}");

    private static void Title(string text) => Console.WriteLine($"\n{text}");

    private static void Line(string text) => Console.WriteLine($"  {text}");

    /// <summary>In the order of the polls, which <see cref="Progress{T}" /> does not promise to a console program.</summary>
    private sealed class StatusLines : IProgress<WaitProgress<Webapp>>
    {
        public void Report(WaitProgress<Webapp> value) => Line($"{value.Resource?.Status}");
    }
}
