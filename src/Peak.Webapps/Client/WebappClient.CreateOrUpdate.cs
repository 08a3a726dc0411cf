namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <summary>How often a look-up is followed by a step before giving up.</summary>
    private const int CreateOrUpdateRounds = 5;

    /// <inheritdoc />
    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestGuard.NoFault(request.FindFault(), nameof(request));
        return LookUpAndActAsync(request, cancellationToken);
    }

    private async Task<CreateOrUpdateWebappResult> LookUpAndActAsync(CreateWebappRequest request, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await FindByNameAsync(request.Name, cancellationToken).ConfigureAwait(false) is { } existing
                    ? await UpdateAsync(existing.Id, request, cancellationToken).ConfigureAwait(false)
                    : await CreateAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (PeakApiException exception) when (WasOvertaken(exception))
            {
                if (round == CreateOrUpdateRounds)
                {
                    throw new CreateOrUpdateException(exception.Operation, request.Name, round, exception);
                }
            }
        }
    }

    /// <summary>Whether another caller created the name before our create, or deleted the webapp before our update.</summary>
    private static bool WasOvertaken(PeakApiException exception) => exception switch
    {
        ConflictException => exception.Operation == WebappOperations.CreateWebapp,
        NotFoundException => exception.Operation == WebappOperations.UpdateWebapp,
        _ => false,
    };

    private async Task<CreateOrUpdateWebappResult> CreateAsync(CreateWebappRequest request, CancellationToken cancellationToken)
    {
        var created = await CreateWebappAsync(request, cancellationToken).ConfigureAwait(false);
        return new() { Id = created.Id, Outcome = CreateOrUpdateOutcome.Created };
    }

    private async Task<CreateOrUpdateWebappResult> UpdateAsync(string webappId, CreateWebappRequest request, CancellationToken cancellationToken)
    {
        var updated = await UpdateWebappAsync(webappId, UpdateWebappRequest.From(request), cancellationToken).ConfigureAwait(false);
        return new() { Id = updated.Id, Outcome = CreateOrUpdateOutcome.Updated };
    }

    /// <summary>The service searches for names that contain the text: the equal one may be on any page.</summary>
    private async Task<WebappSummary?> FindByNameAsync(string name, CancellationToken cancellationToken)
    {
        var filter = new ListWebappsFilter { Name = name, PageSize = ListWebappsFilter.MaxPageSize };
        await foreach (var webapp in ListWebappsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(webapp.Name, name, StringComparison.Ordinal))
            {
                return webapp;
            }
        }

        return null;
    }
}
