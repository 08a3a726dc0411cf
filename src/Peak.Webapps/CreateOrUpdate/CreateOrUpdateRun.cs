using System.Runtime.ExceptionServices;

namespace Peak.Webapps;

/// <summary>
/// One call of create-or-update. It works in rounds: each round looks up the name and sends the create or the update that
/// follows from it. A round is repeated if another caller changed the name in the meantime, if the resource is being
/// deleted, and if the response to a create was lost.
/// </summary>
/// <param name="requests">Sends the requests.</param>
/// <param name="options">The client's options: its clock, and the limits of retries.</param>
internal sealed class CreateOrUpdateRun<TResource, TStatus>(ICreateOrUpdateRequests<TResource> requests, PeakClientOptions options)
    where TResource : class, IResource<TStatus>
    where TStatus : struct, IResourceStatus
{
    /// <summary>The largest number of rounds.</summary>
    internal const int MaxRounds = 5;

    /// <summary>The largest number of creates whose response was lost.</summary>
    internal const int MaxUncertainCreates = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly Backoff _backoff = new(FirstDelay, TimeSpan.MaxValue, Factor: 2, Jitter: 0.5, options.Retry.Randomizer);

    private int _rounds;
    private int _uncertainCreates;

    /// <summary>The error of a create that may have been carried out, as long as no lookup found the resource. One without a response goes first.</summary>
    private PeakException? _uncertainCreate;

    /// <summary>Finds out what create-or-update would do, and changes nothing.</summary>
    internal Task<CreateOrUpdateReport<TResource>> PlanAsync(CancellationToken cancellationToken) => RunAsync(PlanRoundAsync, cancellationToken);

    /// <summary>Creates or updates the resource.</summary>
    internal Task<CreateOrUpdateReport<TResource>> ActAsync(bool skipUnchanged, CancellationToken cancellationToken) =>
        RunAsync(token => ActRoundAsync(skipUnchanged, token), cancellationToken);

    private async Task<CreateOrUpdateReport<TResource>> RunAsync(Func<CancellationToken, Task<Round>> roundAsync, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                _rounds++;
                var round = await roundAsync(cancellationToken).ConfigureAwait(false);
                if (round.Report is { } report)
                {
                    return report;
                }

                var retryAfter = (round.Error as PeakApiException)?.RetryAfter ?? TimeSpan.Zero;
                if (_rounds == MaxRounds || retryAfter > options.Retry.MaxDelay)
                {
                    throw AfterLastRound(round);
                }

                var delay = OwnDelayAfter(round);
                await Task.Delay(retryAfter > delay ? retryAfter : delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PeakException exception) when (exception is not CreateOrUpdateException)
        {
            if (_uncertainCreate is not null && !ReferenceEquals(exception, _uncertainCreate))
            {
                throw GaveUp(exception.Operation, exception.Message, exception, mayHaveBeenCreated: true);
            }

            exception.Context = $"Create-or-update of the {requests.ResourceKind} '{requests.Name}' failed";
            throw;
        }
    }

    private async Task<Round> ActRoundAsync(bool skipUnchanged, CancellationToken cancellationToken)
    {
        var planned = await PlanRoundAsync(cancellationToken).ConfigureAwait(false);
        return planned.Report switch
        {
            null => planned,
            { Existing: null } => await CreateAsync(cancellationToken).ConfigureAwait(false),
            // It is being deleted: an update would be lost with the resource.
            { Action: CreateOrUpdateAction.Create } => Round.BeingDeleted,
            { Action: CreateOrUpdateAction.None } when skipUnchanged => planned,
            { Id: var id, Existing: var existing, Changes: var changes } => await UpdateAsync(id, existing, changes, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Round> PlanRoundAsync(CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(cancellationToken).ConfigureAwait(false) is not { } id)
        {
            return Round.Done(CreateOrUpdateAction.Create, "", null, []);
        }

        TResource existing;
        try
        {
            existing = await requests.DescribeAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException exception)
        {
            return Round.Overtaken(exception);
        }

        // Found: there is no doubt about an earlier create any more.
        _uncertainCreate = null;
        if (existing.Status.IsDeleting)
        {
            return Round.Done(CreateOrUpdateAction.Create, "", existing, []);
        }

        var changes = PropertyChanges.Of(requests.Update, existing);
        return Round.Done(IsUnchanged(existing, changes) ? CreateOrUpdateAction.None : CreateOrUpdateAction.Update, id, existing, changes);
    }

    /// <summary>Whether no update is needed. A resource whose status is a failure always needs one.</summary>
    private static bool IsUnchanged(TResource existing, IReadOnlyList<PropertyChange> changes) => changes.Count == 0 && !existing.Status.IsFailure;

    private async Task<Round> CreateAsync(CancellationToken cancellationToken)
    {
        if (_uncertainCreate is { } uncertain && (_uncertainCreates >= MaxUncertainCreates || !options.Retry.Budget!.TryTake()))
        {
            throw Unconfirmed(uncertain);
        }

        try
        {
            return Round.Done(CreateOrUpdateAction.Create, await requests.CreateAsync(cancellationToken).ConfigureAwait(false), null, []);
        }
        catch (ConflictException exception)
        {
            return Round.Overtaken(exception);
        }
        catch (PeakException exception) when (UncertainCreate.Is(exception))
        {
            // An error without a response is kept: a later error response does not say what became of that create.
            if (_uncertainCreate is null || UncertainCreate.IsServiceError(_uncertainCreate))
            {
                _uncertainCreate = exception;
            }

            _uncertainCreates++;
            return Round.Uncertain(exception);
        }
    }

    private async Task<Round> UpdateAsync(string id, TResource? existing, IReadOnlyList<PropertyChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await requests.UpdateAsync(id, cancellationToken).ConfigureAwait(false);
            return Round.Done(CreateOrUpdateAction.Update, id, existing, changes);
        }
        catch (NotFoundException exception)
        {
            return Round.Overtaken(exception);
        }
    }

    /// <summary>No delay after the first conflict: the next lookup usually finds the other caller's change.</summary>
    private TimeSpan OwnDelayAfter(Round round) => round.IsOvertaken && _rounds == 1 ? TimeSpan.Zero : _backoff.Delay(_rounds);

    /// <summary>The lookup after an uncertain create found nothing. The service's own error is then confirmed; without a response, the resource may still appear.</summary>
    private CreateOrUpdateException Unconfirmed(PeakException uncertain)
    {
        if (UncertainCreate.IsServiceError(uncertain))
        {
            ExceptionDispatchInfo.Throw(uncertain);
        }

        return GaveUp(uncertain.Operation, uncertain.Message, uncertain, mayHaveBeenCreated: true);
    }

    private CreateOrUpdateException AfterLastRound(Round round) => round switch
    {
        { Error: null } => GaveUp(requests.DescribeOperation, "it is being deleted. Wait until it is deleted, then try again.", null, _uncertainCreate is not null),
        // If no lookup finds a name that is taken, our own create may have taken it.
        { IsOvertaken: true } => GaveUp(
            round.Error.Operation, $"other callers changed it in the meantime: {round.Error.Message}", round.Error, _uncertainCreate is not null),
        _ => GaveUp(round.Error.Operation, round.Error.Message, round.Error, mayHaveBeenCreated: true),
    };

    private CreateOrUpdateException GaveUp(string operation, string reason, PeakException? exception, bool mayHaveBeenCreated) =>
        new(operation, requests.ResourceKind, requests.Name, _rounds, reason, exception, mayHaveBeenCreated);

    /// <summary>How a round ended: with a report, or with the reason for another round.</summary>
    private sealed record Round(CreateOrUpdateReport<TResource>? Report, PeakException? Error, bool IsOvertaken)
    {
        internal static Round BeingDeleted { get; } = new(null, null, IsOvertaken: false);

        internal static Round Done(CreateOrUpdateAction action, string id, TResource? existing, IReadOnlyList<PropertyChange> changes) =>
            new(new(action, id, existing, changes), null, IsOvertaken: false);

        /// <summary>Another caller created the name before our create, or deleted the resource after our lookup.</summary>
        internal static Round Overtaken(PeakException exception) => new(null, exception, IsOvertaken: true);

        internal static Round Uncertain(PeakException exception) => new(null, exception, IsOvertaken: false);
    }
}
