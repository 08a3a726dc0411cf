using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.RaceTests;

/// <summary>
/// The Peak webapps service, as small as can be. It carries a request out in one step of the race and answers it in
/// another, so that anything can happen before, between and after.
/// </summary>
/// <param name="race">The race.</param>
internal sealed class ModelService(Race race) : HttpMessageHandler
{
    private readonly List<ModelWebapp> _all = [];
    private int _exchanges;

    /// <summary>Whether a second webapp of one name is refused with 409.</summary>
    internal bool DetectsDuplicates { get; init; } = true;

    /// <summary>The most webapps on a page, whatever is asked for.</summary>
    internal int PageSize { get; init; } = 100;

    /// <summary>Whether each page tells of one more, there or not.</summary>
    internal bool TellsOfOneMore { get; init; }

    /// <summary>How many steps of the race the list lags behind.</summary>
    internal int Lag { get; init; }

    /// <summary>What becomes of the first requests, in the order in which they are carried out.</summary>
    internal IReadOnlyList<Fate> Fates { get; init; } = [];

    /// <summary>Whether only creates meet their fate.</summary>
    internal bool IsFateOfCreates { get; init; }

    /// <summary>Every webapp that there ever was, in the order of the list.</summary>
    internal IReadOnlyList<ModelWebapp> All => _all;

    /// <summary>The most pages that a list ever had.</summary>
    internal int MostPages { get; private set; } = 1;

    /// <summary>What no client may send.</summary>
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

    internal void Remove(ModelWebapp webapp) => webapp.Died = race.Now;

    internal IEnumerable<ModelWebapp> Named(string name) => _all.Where(webapp => webapp.Name == name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var exchange = new Exchange(Race.RunningCaller, request.Method, request.RequestUri!, body);
        exchange.Caller.Exchanges.Add(exchange);
        // Its continuation runs in the step that sets the result, which the race is to be able to rely on.
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Occurrence next = null!;
        next = race.Make(exchange.Caller, () =>
        {
            var outcome = Meet(exchange);
            next = race.Make(exchange.Caller, outcome is null
                ? () => answer.TrySetException(new HttpRequestException("cut"))
                : () => answer.TrySetResult(outcome));
        });
        await using var cancelling = cancellationToken.UnsafeRegister(
            _ =>
            {
                race.Unmake(next);
                answer.TrySetCanceled(cancellationToken);
            },
            null).ConfigureAwait(false);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <returns>The answer; null when the connection is cut.</returns>
    private HttpResponseMessage? Meet(Exchange exchange)
    {
        var fate = IsFateOfCreates && exchange.Method != HttpMethod.Post || _exchanges >= Fates.Count ? Fate.Answered : Fates[_exchanges++];
        var answer = fate == Fate.CutBefore ? null : CarryOut(exchange);
        if (fate == Fate.Answered)
        {
            exchange.Caller.ToldOfDeletion.UnionWith(exchange.Deleting);
            return answer;
        }

        exchange.Caller.Cuts++;
        return null;
    }

    private HttpResponseMessage CarryOut(Exchange exchange) => exchange.Method.Method switch
    {
        "GET" when exchange.IsList => Answer(HttpStatusCode.OK, Page(exchange)),
        "GET" => Find(exchange.Id) is { } webapp ? Answer(HttpStatusCode.OK, Show(webapp, exchange)) : Missing(),
        "POST" => Create(exchange),
        "PATCH" => Update(exchange),
        var method => throw new InvalidOperationException($"No race is about {method}."),
    };

    private string Page(Exchange exchange)
    {
        var shown = _all.Where(webapp => webapp.WasThereAt(race.Now - Lag) && webapp.Name.Contains(exchange.SearchTerm, StringComparison.OrdinalIgnoreCase)).ToList();
        var size = Math.Min(PageSize, exchange.PageSize);
        var pages = (shown.Count + size - 1) / size;
        MostPages = Math.Max(MostPages, pages);
        var onPage = shown.Skip((exchange.PageNumber - 1) * size).Take(size).ToList();
        var page = onPage.Select(webapp => Show(webapp, exchange));
        var told = TellsOfOneMore ? exchange.PageNumber + 1 : pages;
        (exchange.PageCount, exchange.Ids) = (told, [.. onPage.Select(webapp => webapp.Id)]);
        return $$"""{"webappsCount":{{shown.Count}},"webapps":[{{string.Join(",", page)}}],"pageCount":{{told}},"pageNumber":{{exchange.PageNumber}},"pageSize":{{size}}}""";
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
        if (DetectsDuplicates && Named(name).Any(webapp => webapp.IsThere))
        {
            return Answer(HttpStatusCode.Conflict, """{"message":"The name is taken."}""");
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

        if (exchange.Caller.ToldOfDeletion.Contains(exchange.Id))
        {
            Violations.Add($"Caller {exchange.Caller.Index} updates what it was told is being deleted.");
        }

        if (Find(exchange.Id) is not { } webapp)
        {
            return Missing();
        }

        webapp.Title = (string)request["title"]!;
        return Reference(webapp);
    }

    private ModelWebapp? Find(string id) => _all.Find(webapp => webapp.Id == id && webapp.IsThere);

    private static HttpResponseMessage Reference(ModelWebapp webapp) => Answer(HttpStatusCode.OK, $$"""{"id":"{{webapp.Id}}"}""");

    private static HttpResponseMessage Missing() => Answer(HttpStatusCode.NotFound, """{"message":"There is no such webapp."}""");

    private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
