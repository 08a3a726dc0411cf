namespace Peak.Webapps.RaceTests;

/// <summary>Holds back the responses to requests with one method until a number of them has arrived, or until the test releases them.</summary>
/// <param name="method">The method of the requests.</param>
/// <param name="count">The number of responses after which all are released.</param>
internal sealed class HeldResponses(HttpMethod method, int count) : DelegatingHandler(WebappClient.CreateHandler())
{
    private readonly TaskCompletionSource _allArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    /// <summary>Completes when that number of responses has arrived.</summary>
    internal Task AllArrived => _allArrived.Task;

    /// <summary>Whether the responses wait for <see cref="Release" />, too.</summary>
    internal bool WaitsForTest { get; init; }

    internal void Release() => _released.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == method)
        {
            if (Interlocked.Increment(ref _held) == count)
            {
                _allArrived.TrySetResult();
                if (!WaitsForTest)
                {
                    Release();
                }
            }

            await _released.Task.WaitAsync(cancellationToken);
        }

        return response;
    }
}
