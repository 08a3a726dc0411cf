namespace Peak.Webapps.Testing;

/// <summary>The requests that came, in the order in which they came. Safe to use from many threads.</summary>
internal sealed class RequestLog
{
    private readonly object _lock = new();
    private readonly List<FakeRequest> _requests = [];

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Notes a request that came.</summary>
    /// <returns>Its place, for <see cref="Answered" />.</returns>
    public int Add(FakeRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            return _requests.Count - 1;
        }
    }

    /// <summary>Notes the status that a request was answered with.</summary>
    public void Answered(int place, int status)
    {
        lock (_lock)
        {
            _requests[place] = _requests[place] with { Status = status };
        }
    }
}
