using System.Globalization;

namespace Peak.Webapps.Testing;

/// <summary>The requests that the fake received, in their order. Thread-safe.</summary>
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

    /// <summary>Adds a request.</summary>
    /// <param name="make">Makes the request from its id.</param>
    /// <returns>The request, and its position in the log.</returns>
    public (FakeRequest Request, int Position) Add(Func<string, FakeRequest> make)
    {
        lock (_lock)
        {
            var request = make(string.Create(CultureInfo.InvariantCulture, $"fake-{_requests.Count + 1}"));
            _requests.Add(request);
            return (request, _requests.Count - 1);
        }
    }

    /// <summary>Adds the status code of the response to a request.</summary>
    public void SetStatusCode(int position, int statusCode)
    {
        lock (_lock)
        {
            _requests[position] = _requests[position] with { StatusCode = statusCode };
        }
    }
}
