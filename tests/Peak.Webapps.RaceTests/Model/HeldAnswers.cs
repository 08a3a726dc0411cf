namespace Peak.Webapps.RaceTests;

/// <summary>Holds the answers of one kind of request back until so many are there, or until a test lets go: a service that answers slowly.</summary>
/// <param name="method">The method of the requests whose answers are held back.</param>
/// <param name="count">How many answers are held back before all of them go on.</param>
internal sealed class HeldAnswers(HttpMethod method, int count) : DelegatingHandler(WebappClient.CreateHandler())
{
    private readonly TaskCompletionSource _areThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayGoOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    /// <summary>Completes when so many answers are there.</summary>
    internal Task AreThere => _areThere.Task;

    /// <summary>Whether the answers wait for <see cref="LetGo" />, too.</summary>
    internal bool WaitsForTest { get; init; }

    internal void LetGo() => _mayGoOn.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == method)
        {
            if (Interlocked.Increment(ref _held) == count)
            {
                _areThere.TrySetResult();
                if (!WaitsForTest)
                {
                    LetGo();
                }
            }

            await _mayGoOn.Task.WaitAsync(cancellationToken);
        }

        return response;
    }
}
