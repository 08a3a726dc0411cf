namespace Peak.Webapps.Quickstart;

/// <summary>Deploys a webapp, changes it, reads it and deletes it.</summary>
/// <param name="client">The client to use.</param>
/// <param name="output">Where to write what happens.</param>
/// <param name="waitOptions">How to wait for the webapp; <see langword="null" /> for the defaults of the client.</param>
internal sealed class QuickstartSteps(IWebappClient client, TextWriter output, WaitOptions? waitOptions = null)
{
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs all steps, with a webapp that does not exist yet. After an error or a cancellation, too, it deletes the webapp.</summary>
    public async Task RunAsync(CreateWebappRequest webapp, CancellationToken cancellationToken)
    {
        var plan = await client.PlanCreateOrUpdateWebappAsync(webapp, cancellationToken);
        if (plan.Existing is { } existing)
        {
            throw new InvalidOperationException($"A webapp '{existing.Name}' ({existing.Id}) exists already. The quick start deletes its webapp at the end: choose another name.");
        }

        try
        {
            await DeployAsync(webapp, cancellationToken);
            await ChangeAsync(webapp, cancellationToken);
            await ReadAsync(webapp, cancellationToken);
            await DeleteAsync(webapp.Name, cancellationToken);
        }
        catch
        {
            await CleanUpAsync(webapp.Name);
            throw;
        }

        await HandleErrorAsync(cancellationToken);
    }

    private async Task DeployAsync(CreateWebappRequest webapp, CancellationToken cancellationToken)
    {
        Title($"Create or update '{webapp.Name}'");
        await CreateOrUpdateAsync(webapp, cancellationToken);

        Title("The same again: nothing changes, nothing to wait for");
        await CreateOrUpdateAsync(webapp, cancellationToken);
    }

    private async Task ChangeAsync(CreateWebappRequest webapp, CancellationToken cancellationToken)
    {
        Title("Change the title: no redeployment");
        webapp.Title = $"{webapp.Title}, second edition";
        await CreateOrUpdateAsync(webapp, cancellationToken);

        Title("Change the image version: a redeployment");
        webapp.ImageDetails = new ImageDetails { ImageId = webapp.ImageDetails?.ImageId ?? 1, VersionId = (webapp.ImageDetails?.VersionId ?? 0) + 1 };
        var plan = await client.PlanCreateOrUpdateWebappAsync(webapp, cancellationToken);
        Line($"plan: {string.Join(", ", plan.Changes)}");
        await CreateOrUpdateAsync(webapp, cancellationToken);
    }

    private async Task ReadAsync(CreateWebappRequest webapp, CancellationToken cancellationToken)
    {
        Title("List the available webapps whose name contains the name, and describe each");
        var filter = new ListWebappsFilter { NameContains = webapp.Name, Statuses = [WebappStatus.Available] };
        await foreach (var listed in client.ListWebappsAsync(filter, cancellationToken: cancellationToken))
        {
            var described = await client.DescribeWebappAsync(listed.Id, cancellationToken);
            Line($"{described.Name} \"{described.Title}\", image {described.ImageDetails?.ImageId} version {described.ImageDetails?.VersionId}, updated {described.UpdatedAt:u} by {described.UpdatedBy}");
        }
    }

    private async Task HandleErrorAsync(CancellationToken cancellationToken)
    {
        Title("Describe a webapp that does not exist: an error, handled");
        try
        {
            await client.DescribeWebappAsync(Guid.NewGuid().ToString(), cancellationToken);
        }
        catch (NotFoundException exception)
        {
            Line($"{exception.GetType().Name}: {exception.ServerMessage}");
        }
    }

    private async Task CreateOrUpdateAsync(CreateWebappRequest request, CancellationToken cancellationToken)
    {
        var result = await client.CreateOrUpdateWebappAsync(request, new CreateOrUpdateOptions { SkipUnchanged = true }, cancellationToken);
        Line($"{result.Outcome}: {result.Id}");
        var webapp = await client.WaitUntilAvailableAsync(result, waitOptions, new StatusLines(this), cancellationToken);
        Line($"'{webapp.Name}' is {webapp.Status}");
    }

    private async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Title("Delete it");
        if (await DeleteByNameAsync(name, cancellationToken) is { } id)
        {
            await client.WaitUntilDeletedAsync(id, waitOptions, cancellationToken: cancellationToken);
            Line($"deleted {id}");
        }
    }

    /// <summary>Deletes by name, as a create that was cancelled or whose response was lost may have been carried out, too.</summary>
    private async Task CleanUpAsync(string name)
    {
        Title("The steps did not finish: delete what they created");
        using var timeout = new CancellationTokenSource(CleanUpTimeout);
        try
        {
            Line(await DeleteByNameAsync(name, timeout.Token) is { } id ? $"deletes {id}" : "nothing to delete");
        }
        catch (Exception exception) when (exception is PeakException or OperationCanceledException)
        {
            Line($"'{name}' may still exist: {exception.Message}");
        }
    }

    private async Task<string?> DeleteByNameAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var webapp in client.ListWebappsAsync(new ListWebappsFilter { NameContains = name }, cancellationToken: cancellationToken))
        {
            if (webapp.Name == name)
            {
                return (await client.DeleteWebappAsync(webapp.Id, cancellationToken)).Id;
            }
        }

        return null;
    }

    private void Title(string text) => output.WriteLine($"\n{text}");

    private void Line(string text) => output.WriteLine($"  {text}");

    /// <summary>Writes in the order of the polls, which <see cref="Progress{T}" /> does not promise to a console program.</summary>
    private sealed class StatusLines(QuickstartSteps steps) : IProgress<WaitProgress<Webapp>>
    {
        public void Report(WaitProgress<Webapp> value)
        {
            if (value.IsChange)
            {
                steps.Line($"{value.Resource!.Status} after {value.Elapsed.TotalSeconds:0.0} s");
            }
            else if (value.Error is { } error)
            {
                steps.Line($"no status: {error.Message}");
            }
        }
    }
}
