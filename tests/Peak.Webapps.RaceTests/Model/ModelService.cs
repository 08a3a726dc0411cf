using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.RaceTests;

/// <summary>
/// A minimal Peak webapps service. It carries out a request in one step of the race and sends the response in another, so
/// that any other step can come before, between and after them.
/// </summary>
/// <param name="race">The race.</param>
internal sealed class ModelService(Race race) : HttpMessageHandler
{
    private readonly List<ModelWebapp> _all = [];
    private int _exchanges;

    /// <summary>Whether a second webapp with the same name is refused with 409.</summary>
    internal bool DetectsDuplicates { get; init; } = true;

    /// <summary>The largest number of webapps on a page, whatever the request says.</summary>
    internal int PageSize { get; init; } = 100;

    /// <summary>Whether each page reports one page more than there are so far.</summary>
    internal bool ReportsOnePageMore { get; init; }

    /// <summary>How many steps of the race the list lags behind.</summary>
    internal int Lag { get; init; }

    /// <summary>What happens to the first requests, in the order in which they are carried out.</summary>
    internal IReadOnlyList<RequestFate> Fates { get; init; } = [];

    /// <summary>Whether the fates apply to creates only.</summary>
    internal bool IsFateOfCreates { get; init; }

    /// <summary>All webapps that ever existed, in the order of the list.</summary>
    internal IReadOnlyList<ModelWebapp> All => _all;

    /// <summary>The largest number of pages that a list had.</summary>
    internal int MostPages { get; private set; } = 1;

    /// <summary>Requests that no client may send.</summary>
    internal List<string> Violations { get; } = [];

    internal WebappClient CreateClient(int retries = 0) => new(
        new PeakSession("token", new Uri("https://peak.test/")),
        new()
        {
            Handler = this,
            TimeProvider = race.Clock,
            Timeout = Timeout.InfiniteTimeSpan,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            Retry = { MaxRetries = retries, Randomizer = static () => 0.5 },
        });

    internal ModelWebapp Add(string name, Caller? creator = null, int? place = null)
    {
        var webapp = new ModelWebapp($"id-{_all.Count}", name, race.Now, creator);
        _all.Insert(place ?? _all.Count, webapp);
        return webapp;
    }

    internal void Remove(ModelWebapp webapp) => webapp.Deleted = race.Now;

    internal IEnumerable<ModelWebapp> Named(string name) => _all.Where(webapp => webapp.Name == name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var exchange = new Exchange(Race.RunningCaller, request.Method, request.RequestUri!, body);
        exchange.Caller.Exchanges.Add(exchange);
        // Its continuation runs in the step that sets the result: the race relies on that.
        var response = new TaskCompletionSource<HttpResponseMessage>();
        PossibleStep next = null!;
        next = race.Add(exchange.Caller, () =>
        {
            var outcome = Receive(exchange);
            next = race.Add(exchange.Caller, outcome is null
                ? () => response.TrySetException(new HttpRequestException("cut"))
                : () => response.TrySetResult(outcome));
        });
        await using var cancelling = cancellationToken.UnsafeRegister(
            _ =>
            {
                race.Remove(next);
                response.TrySetCanceled(cancellationToken);
            },
            null).ConfigureAwait(false);
        return await response.Task.ConfigureAwait(false);
    }

    /// <returns>The response; null if the connection is cut.</returns>
    private HttpResponseMessage? Receive(Exchange exchange)
    {
        var fate = IsFateOfCreates && exchange.Method != HttpMethod.Post || _exchanges >= Fates.Count ? RequestFate.Completed : Fates[_exchanges++];
        var response = fate == RequestFate.CutBefore ? null : CarryOut(exchange);
        if (fate == RequestFate.Completed)
        {
            exchange.Caller.SeenDeleting.UnionWith(exchange.Deleting);
            return response;
        }

        exchange.Caller.Cuts++;
        return null;
    }

    private HttpResponseMessage CarryOut(Exchange exchange) => exchange.Method.Method switch
    {
        "GET" when exchange.IsList => Response(HttpStatusCode.OK, Page(exchange)),
        "GET" => Find(exchange.Id) is { } webapp ? Response(HttpStatusCode.OK, Show(webapp, exchange)) : NotFound(),
        "POST" => Create(exchange),
        "PATCH" => Update(exchange),
        var method => throw new InvalidOperationException($"No race sends {method}."),
    };

    private string Page(Exchange exchange)
    {
        var shown = _all.Where(webapp => webapp.ExistedAt(race.Now - Lag) && webapp.Name.Contains(exchange.SearchTerm, StringComparison.OrdinalIgnoreCase)).ToList();
        var size = Math.Min(PageSize, exchange.PageSize);
        var pages = (shown.Count + size - 1) / size;
        MostPages = Math.Max(MostPages, pages);
        var onPage = shown.Skip((exchange.PageNumber - 1) * size).Take(size).ToList();
        var page = onPage.Select(webapp => Show(webapp, exchange));
        var reported = ReportsOnePageMore ? exchange.PageNumber + 1 : pages;
        (exchange.PageCount, exchange.Ids) = (reported, [.. onPage.Select(webapp => webapp.Id)]);
        return $$"""{"webappsCount":{{shown.Count}},"webapps":[{{string.Join(",", page)}}],"pageCount":{{reported}},"pageNumber":{{exchange.PageNumber}},"pageSize":{{size}}}""";
    }

    private static string Show(ModelWebapp webapp, Exchange exchange)
    {
        if (webapp.Status == "DELETING")
        {
            exchange.Deleting.Add(webapp.Id);
        }

        return webapp.ToJson();
    }

    private HttpResponseMessage Create(Exchange exchange)
    {
        var request = JObject.Parse(exchange.Body!);
        var name = (string)request["name"]!;
        if (DetectsDuplicates && Named(name).Any(webapp => webapp.Exists))
        {
            return Response(HttpStatusCode.Conflict, """{"message":"The name is taken."}""");
        }

        var webapp = Add(name, exchange.Caller);
        webapp.Title = (string)request["title"]!;
        return Reference(webapp);
    }

    private HttpResponseMessage Update(Exchange exchange)
    {
        var request = JObject.Parse(exchange.Body!);
        if (request.ContainsKey("name"))
        {
            Violations.Add($"The body of an update has a name: {exchange.Body}");
        }

        if (exchange.Caller.SeenDeleting.Contains(exchange.Id))
        {
            Violations.Add($"Caller {exchange.Caller.Index} updates a webapp that it saw being deleted.");
        }

        if (Find(exchange.Id) is not { } webapp)
        {
            return NotFound();
        }

        webapp.Title = (string)request["title"]!;
        return Reference(webapp);
    }

    private ModelWebapp? Find(string id) => _all.Find(webapp => webapp.Id == id && webapp.Exists);

    private static HttpResponseMessage Reference(ModelWebapp webapp) => Response(HttpStatusCode.OK, $$"""{"id":"{{webapp.Id}}"}""");

    private static HttpResponseMessage NotFound() => Response(HttpStatusCode.NotFound, """{"message":"There is no such webapp."}""");

    private static HttpResponseMessage Response(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
