using System.Net;
using Polly;
using Polly.Retry;

namespace Peak.Webapps;

/// <summary>One call of create-or-update: rounds of a look-up by name and a step that follows from it.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="request">The webapp as it is to be.</param>
/// <param name="options">What to find out before acting.</param>
internal sealed class CreateOrUpdateCall(IWebappClient client, CreateWebappRequest request, CreateOrUpdateOptions options)
{
    /// <summary>How often a look-up is followed by a step before giving up.</summary>
    internal const int MaxRounds = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly UpdateWebappRequest _update = UpdateWebappRequest.From(request);

    private int _rounds;
    private bool _createMayBeDone;

    /// <summary>Makes the rounds: again when the step came too late, or when only a look-up can tell what it did.</summary>
    internal static ResiliencePipeline<CreateOrUpdateWebappResult?> MakeRounds(TimeProvider timeProvider, Func<double> randomizer) =>
        new ResiliencePipelineBuilder<CreateOrUpdateWebappResult?> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<CreateOrUpdateWebappResult?>
            {
                ShouldHandle = static args => new(LeadsToNextRound(args.Outcome)),
                MaxRetryAttempts = MaxRounds - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = randomizer,
                Delay = FirstDelay,
                // Once overtaken, the next look-up most likely shows what the other did: only after that may the list lag.
                DelayGenerator = static args => new(
                    args.AttemptNumber == 0 && args.Outcome.Exception is PeakException exception && WasOvertaken(exception) ? TimeSpan.Zero : null),
            })
            .Build();

    internal async Task<CreateOrUpdateWebappResult> RunAsync(
        ResiliencePipeline<CreateOrUpdateWebappResult?> rounds,
        CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.ExecuteAsync(static (call, token) => call.RoundAsync(token), this, cancellationToken).ConfigureAwait(false)
                ?? throw new CreateOrUpdateException(
                    WebappOperations.ListWebapps, request.Name, _rounds, "the webapp that has the name is being deleted. Wait until it is gone.");
        }
        catch (PeakException exception) when (_createMayBeDone && exception.Operation is WebappOperations.CreateWebapp or WebappOperations.ListWebapps)
        {
            throw new CreateOrUpdateException(exception.Operation, request.Name, _rounds, exception.Message, exception, mayHaveBeenCreated: true);
        }
        catch (PeakException exception) when (WasOvertaken(exception))
        {
            throw new CreateOrUpdateException(exception.Operation, request.Name, _rounds, exception);
        }
    }

    private static bool LeadsToNextRound(Outcome<CreateOrUpdateWebappResult?> outcome) => outcome.Exception switch
    {
        PeakException exception => WasOvertaken(exception) || IsTransientCreate(exception),
        null => outcome.Result is null,
        _ => false,
    };

    /// <summary>Whether another caller created the name before our create, or deleted the webapp after our look-up.</summary>
    private static bool WasOvertaken(PeakException exception) => exception switch
    {
        ConflictException => exception.Operation == WebappOperations.CreateWebapp,
        NotFoundException => exception.Operation is WebappOperations.UpdateWebapp or WebappOperations.DescribeWebapp,
        _ => false,
    };

    private static bool IsTransientCreate(PeakException exception) =>
        exception.Operation == WebappOperations.CreateWebapp && TransientFailure.Is(exception);

    /// <summary>Whether a create may have been carried out although it failed. With 429 the service says that it was not.</summary>
    private static bool MayBeDone(PeakException exception) =>
        IsTransientCreate(exception) && exception is not PeakApiException { StatusCode: HttpStatusCode.TooManyRequests };

    /// <returns>The result; null when the webapp that has the name is being deleted, which an update would not outlive.</returns>
    private async ValueTask<CreateOrUpdateWebappResult?> RoundAsync(CancellationToken cancellationToken)
    {
        _rounds++;
        var existing = await FindByNameAsync(cancellationToken).ConfigureAwait(false);
        if (existing is null)
        {
            return options.PlanOnly ? Created("") : await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        _createMayBeDone = false;
        return existing.Status == WebappStatus.Deleting ? null : await UpdateAsync(existing, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The service searches for names that contain the text: the equal one may be on any page.</summary>
    private async Task<WebappSummary?> FindByNameAsync(CancellationToken cancellationToken)
    {
        var filter = new ListWebappsFilter { Name = request.Name, PageSize = ListWebappsFilter.MaxPageSize };
        await foreach (var webapp in client.ListWebappsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(webapp.Name, request.Name, StringComparison.Ordinal))
            {
                return webapp;
            }
        }

        return null;
    }

    private async Task<CreateOrUpdateWebappResult> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Created((await client.CreateWebappAsync(request, cancellationToken).ConfigureAwait(false)).Id);
        }
        catch (PeakException exception) when (MayBeDone(exception))
        {
            _createMayBeDone = true;
            throw;
        }
    }

    private async Task<CreateOrUpdateWebappResult?> UpdateAsync(WebappSummary existing, CancellationToken cancellationToken)
    {
        if (!options.PlanOnly && !options.SkipUnchanged)
        {
            return Found(await SendUpdateAsync(existing.Id, cancellationToken).ConfigureAwait(false), existing.Status, existing.UpdatedAt, changes: null);
        }

        var present = await client.DescribeWebappAsync(existing.Id, cancellationToken).ConfigureAwait(false);
        if (present.Status == WebappStatus.Deleting)
        {
            return null;
        }

        var changes = PropertyChanges.Of(_update, present);
        var id = options.PlanOnly || changes.Count == 0
            ? existing.Id
            : await SendUpdateAsync(existing.Id, cancellationToken).ConfigureAwait(false);
        return Found(id, present.Status, present.UpdatedAt, changes);
    }

    private async Task<string> SendUpdateAsync(string webappId, CancellationToken cancellationToken) =>
        (await client.UpdateWebappAsync(webappId, _update, cancellationToken).ConfigureAwait(false)).Id;

    private CreateOrUpdateWebappResult Created(string id) =>
        new() { Id = id, Outcome = CreateOrUpdateOutcome.Created, IsPlan = options.PlanOnly, Changes = [] };

    private CreateOrUpdateWebappResult Found(string id, WebappStatus status, DateTimeOffset updatedAt, IReadOnlyList<PropertyChange>? changes) => new()
    {
        Id = id,
        Outcome = changes is { Count: 0 } ? CreateOrUpdateOutcome.Unchanged : CreateOrUpdateOutcome.Updated,
        IsPlan = options.PlanOnly,
        Changes = changes,
        PreviousStatus = status,
        PreviousUpdatedAt = updatedAt,
    };
}
