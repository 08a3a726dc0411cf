namespace Peak.Webapps.RaceTests;

/// <summary>A caller who lists all webapps while others create and delete some.</summary>
internal sealed class ListRace
{
    private readonly Race _race = new();
    private readonly ModelService _service;
    private readonly int _pageSize;
    private readonly Caller _caller;
    private readonly Dictionary<ModelWebapp, HashSet<int>> _pages = [];

    internal ListRace(Listing listing)
    {
        _pageSize = listing.PageSize;
        _service = new(_race) { PageSize = listing.PageSize, TellsOfOneMore = listing.TellsOfOneMore };
        for (var webapp = 0; webapp < listing.Webapps; webapp++)
        {
            _service.Add($"webapp-{webapp}");
        }

        var client = _service.CreateClient();
        _caller = _race.Add(turns: null, async token =>
        {
            NotePages();
            await foreach (var webapp in client.ListWebappsAsync(filter: null, listing.Prefetch, token).ConfigureAwait(false))
            {
                Ids.Add(webapp.Id);
                // What the caller does with a webapp takes its time, too.
                await Task.Delay(TimeSpan.FromSeconds(1), _race.Clock, token).ConfigureAwait(false);
            }
        });
        _race.AddOthers(listing.Others.Select(other => (Action)(() => Do(other))));
    }

    /// <summary>The ids that the list gave, in its order.</summary>
    internal List<string> Ids { get; } = [];

    internal Exception? Failure => _caller.Failure;

    internal bool HasEnded => _caller.HasEnded;

    /// <summary>The pages up to the first that tells of no further one, or is empty.</summary>
    internal IReadOnlyList<Exchange> Pages
    {
        get
        {
            var last = _caller.Exchanges.FindIndex(page => page.PageNumber >= page.PageCount || page.Ids.Count == 0);
            return _caller.Exchanges[..(last + 1)];
        }
    }

    /// <summary>The pages that were requested, in order.</summary>
    internal IReadOnlyList<int> Requested => [.. _caller.Exchanges.Select(exchange => exchange.PageNumber)];

    internal int MostPages => _service.MostPages;

    /// <summary>The webapps that were on one and the same page from the beginning of the list to its end.</summary>
    internal IReadOnlyList<ModelWebapp> Stayers =>
        [.. _pages.Where(webapp => webapp.Value.Count == 1 && webapp.Key.IsThereFrom(_caller.Started, _caller.Ended)).Select(webapp => webapp.Key)];

    /// <summary>On how many pages a webapp was while it was listed.</summary>
    internal int PagesOf(string id) => _pages.Single(webapp => webapp.Key.Id == id).Value.Count;

    internal ListRace Run(IReadOnlyList<int> schedule)
    {
        _race.Run(schedule);
        return this;
    }

    private void Do(int other)
    {
        var present = _service.All.Where(webapp => webapp.IsThere).ToList();
        if (other >= 0)
        {
            _service.Add($"webapp-{_service.All.Count}", place: other % (_service.All.Count + 1));
        }
        else if (present.Count > 0)
        {
            _service.Remove(present[-(other + 1) % present.Count]);
        }

        if (_caller is { HasStarted: true, HasEnded: false })
        {
            NotePages();
        }
    }

    private void NotePages()
    {
        foreach (var (place, webapp) in _service.All.Where(webapp => webapp.IsThere).Index())
        {
            if (!_pages.TryGetValue(webapp, out var pages))
            {
                _pages[webapp] = pages = [];
            }

            pages.Add(place / _pageSize);
        }
    }
}
