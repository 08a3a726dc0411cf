using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace Peak.Webapps;

/// <summary>One call of create-or-update: rounds of a look-up by name and a step that follows from it.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="request">The webapp as it is to be.</param>
/// <param name="options">What to find out before acting.</param>
/// <param name="budget">What a create that is sent again is taken from.</param>
internal sealed class CreateOrUpdateCall(IWebappClient client, CreateWebappRequest request, CreateOrUpdateOptions options, PeakRetryBudget budget)
{
    /// <summary>How often a look-up is followed by a step before giving up.</summary>
    internal const int MaxRounds = 5;

    /// <summary>How many creates may get lost before nothing but a look-up follows.</summary>
    internal const int MaxLostCreates = 2;

    /// <summary>How often the pages are gone through when the list changes meanwhile.</summary>
    private const int MaxWalks = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly UpdateWebappRequest _update = UpdateWebappRequest.From(request);

    private int _rounds;
    private int _lostCreates;
    private PeakException? _lost;

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
                    WebappOperations.ListWebapps,
                    request.Name,
                    _rounds,
                    "the webapp that has the name is being deleted. Wait until it is gone.",
                    mayHaveBeenCreated: _lost is not null);
        }
        catch (PeakException exception) when (_lost is not null && exception.Operation == WebappOperations.ListWebapps && exception is not CreateOrUpdateException)
        {
            throw new CreateOrUpdateException(exception.Operation, request.Name, _rounds, exception.Message, exception, mayHaveBeenCreated: true);
        }
        catch (CreateOrUpdateException exception) when (exception is { MayHaveBeenCreated: false, InnerException: { } answered } && ReferenceEquals(answered, _lost))
        {
            ExceptionDispatchInfo.Throw(answered);
            throw;
        }
        catch (PeakException exception) when (WasOvertaken(exception))
        {
            // A name that is taken, though no look-up shows it, may be taken by our own create that got lost.
            throw _lost is null
                ? new CreateOrUpdateException(exception.Operation, request.Name, _rounds, exception)
                : new CreateOrUpdateException(exception.Operation, request.Name, _rounds, exception.Message, exception, mayHaveBeenCreated: true);
        }
    }

    private static bool LeadsToNextRound(Outcome<CreateOrUpdateWebappResult?> outcome) => outcome.Exception switch
    {
        PeakException exception => WasOvertaken(exception) || LostCreate.Is(exception),
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

    /// <returns>The result; null when the webapp that has the name is being deleted, which an update would not outlive.</returns>
    private async ValueTask<CreateOrUpdateWebappResult?> RoundAsync(CancellationToken cancellationToken)
    {
        _rounds++;
        var existing = await FindByNameAsync(cancellationToken).ConfigureAwait(false);
        if (existing is null)
        {
            return options.PlanOnly ? Created("") : await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        return existing.Status == WebappStatus.Deleting ? null : await UpdateAsync(existing, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The service searches for names that contain the text: the equal one may be on any page.</summary>
    private async Task<WebappSummary?> FindByNameAsync(CancellationToken cancellationToken)
    {
        WebappSummary? found = null;
        for (var (walk, isCertain) = (0, false); found is null && !isCertain && walk < MaxWalks; walk++)
        {
            (found, isCertain) = await WalkPagesAsync(cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <returns>
    /// The webapp that has the name; and when there is none, whether that is certain: when others go meanwhile, a webapp
    /// may have moved to a page that was already seen.
    /// </returns>
    private async Task<(WebappSummary? Found, bool IsCertain)> WalkPagesAsync(CancellationToken cancellationToken)
    {
        var filter = new ListWebappsFilter { NameContains = request.Name, PageSize = ListWebappsFilter.MaxPageSize };
        int? count = null;
        var isCertain = true;
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await client.ListWebappsPageAsync(filter, pageNumber, cancellationToken).ConfigureAwait(false);
            if (page.Webapps.FirstOrDefault(webapp => string.Equals(webapp.Name, request.Name, StringComparison.Ordinal)) is { } found)
            {
                return (found, true);
            }

            isCertain &= page.WebappsCount == (count ??= page.WebappsCount);
            if (pageNumber >= page.PageCount || page.Webapps.Count == 0)
            {
                return (null, isCertain);
            }
        }
    }

    private async Task<CreateOrUpdateWebappResult> CreateAsync(CancellationToken cancellationToken)
    {
        if (_lost is { } lost && (_lostCreates == MaxLostCreates || !budget.TryTake()))
        {
            throw GivenUp(lost);
        }

        try
        {
            return Created((await client.CreateWebappAsync(request, cancellationToken).ConfigureAwait(false)).Id);
        }
        catch (PeakException exception) when (LostCreate.Is(exception))
        {
            _lost = exception;
            _lostCreates++;
            throw;
        }
    }

    /// <summary>The look-up after a lost create found nothing: a failure that was answered holds; without an answer, it may still come.</summary>
    private CreateOrUpdateException GivenUp(PeakException lost) => new(
        lost.Operation, request.Name, _rounds, lost.Message, lost, mayHaveBeenCreated: !LostCreate.IsAnswered(lost));

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
