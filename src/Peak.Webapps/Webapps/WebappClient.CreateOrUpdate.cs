using System.Runtime.CompilerServices;
using Polly;

namespace Peak.Webapps;

public sealed partial class WebappClient
{
    private static readonly CreateOrUpdateOptions DefaultCreateOrUpdate = new();

    private readonly KeyedLock _names = new();
    private ResiliencePipeline<CreateOrUpdateWebappResult?>? _rounds;

    /// <summary>The names that a create-or-update of this client is busy with.</summary>
    internal int BusyNames => _names.Count;

    /// <inheritdoc />
    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default) =>
        CreateOrUpdateWebappAsync(request, DefaultCreateOrUpdate, cancellationToken);

    /// <inheritdoc />
    [OverloadResolutionPriority(-1)]
    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(
        CreateWebappRequest request,
        CreateOrUpdateOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        RequestGuard.NoFault(request.FindViolation(), nameof(request));
        return LookUpAndActAsync(request, options, cancellationToken);
    }

    private async Task<CreateOrUpdateWebappResult> LookUpAndActAsync(
        CreateWebappRequest request,
        CreateOrUpdateOptions options,
        CancellationToken cancellationToken)
    {
        // Two calls that run at once make the same pipeline, and either will do.
        var rounds = _rounds ??= CreateOrUpdateCall.MakeRounds(_options.TimeProvider, _options.Retry.Randomizer);
        var call = new CreateOrUpdateCall(this, request, options, _options.Retry.Budget!);
        if (options.PlanOnly)
        {
            return await call.RunAsync(rounds, cancellationToken).ConfigureAwait(false);
        }

        // One at a time, as not every service may notice that a name is created twice.
        using var turn = await _names.EnterAsync(request.Name, cancellationToken).ConfigureAwait(false);
        return await call.RunAsync(rounds, cancellationToken).ConfigureAwait(false);
    }
}
