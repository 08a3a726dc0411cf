using System.Text;
using System.Web;

namespace Peak.Webapps.Tests;

/// <summary>A service with numbered pages: a test controls the response to each, and sees the requests.</summary>
/// <param name="response">The JSON of a page.</param>
internal sealed class PagedService(Func<int, CancellationToken, Task<string>> response) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<int> _requested = [];
    private readonly Dictionary<int, TaskCompletionSource> _arrivals = [];
    private int _underWay;

    /// <summary>The pages that were requested, in the order of the requests.</summary>
    internal IReadOnlyList<int> Requested
    {
        get
        {
            lock (_lock)
            {
                return [.. _requested];
            }
        }
    }

    /// <summary>How many requests are under way.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>How many requests were under way at once, at most.</summary>
    internal int MostUnderWay { get; private set; }

    /// <summary>A service that responds without a delay.</summary>
    internal static PagedService Of(Func<int, string> response) => new((page, _) => Task.FromResult(response(page)));

    /// <summary>A service of pages with one webapp each, named after the page.</summary>
    internal static PagedService OfPages(int pageCount) => Of(page => Page(page, pageCount));

    /// <summary>A page with one webapp, named after the page.</summary>
    internal static string Page(int page, int pageCount) => StubService.Page(page, pageCount, $"webapp-{page}");

    /// <summary>Without options, a client that retries nothing: a failure comes at once, and not by a real clock.</summary>
    internal WebappClient CreateClient(WebappClientOptions? options = null)
    {
        options ??= new() { Retry = { MaxRetries = 0 } };
        options.Handler = this;
        return new(new PeakSession(StubService.Token, new Uri("https://peak.test/")), options);
    }

    /// <summary>Waits until a page is requested.</summary>
    internal Task ArrivalAsync(int page, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Arrival(page).Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until a page is requested, or the listing that is to request it has ended, and throws what ended it.</summary>
    internal async Task ArrivalAsync(int page, Task listing, CancellationToken cancellationToken) =>
        await await Task.WhenAny(ArrivalAsync(page, cancellationToken), listing);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var page = int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["pageNumber"]!, null);
        lock (_lock)
        {
            _requested.Add(page);
            MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
            Arrival(page).TrySetResult();
        }

        try
        {
            var json = await response(page, cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private TaskCompletionSource Arrival(int page)
    {
        if (!_arrivals.TryGetValue(page, out var arrival))
        {
            _arrivals[page] = arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return arrival;
    }
}
