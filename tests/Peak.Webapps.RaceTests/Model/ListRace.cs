namespace Peak.Webapps.RaceTests;

/// <summary>A caller that lists all webapps while other callers create and delete some.</summary>
internal sealed class ListRace
{
    private readonly Race _race = new();
    private readonly ModelService _service;
    private readonly int _pageSize;
    private readonly Caller _caller;
    private readonly Dictionary<ModelWebapp, HashSet<int>> _pages = [];

    internal ListRace(ListRaceSetting setting)
    {
        _pageSize = setting.PageSize;
        _service = new(_race) { PageSize = setting.PageSize, ReportsOnePageMore = setting.ReportsOnePageMore };
        for (var webapp = 0; webapp < setting.Webapps; webapp++)
        {
            _service.Add($"webapp-{webapp}");
        }

        var client = _service.CreateClient();
        _caller = _race.Add(queue: null, async token =>
        {
            NotePages();
            await foreach (var webapp in client.ListWebappsAsync(filter: null, setting.PagesAhead, token).ConfigureAwait(false))
            {
                Ids.Add(webapp.Id);
                // Processing a webapp takes time, too.
                await Task.Delay(TimeSpan.FromSeconds(1), _race.Clock, token).ConfigureAwait(false);
            }
        });
        _race.AddOthers(setting.Others.Select(other => (Action)(() => Do(other))));
    }

    /// <summary>The listed ids, in order.</summary>
    internal List<string> Ids { get; } = [];

    internal Exception? Error => _caller.Error;

    internal bool HasEnded => _caller.HasEnded;

    /// <summary>The pages up to the first that reports no further one, or is empty.</summary>
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

    /// <summary>The webapps that were on the same page from the start of the list to its end.</summary>
    internal IReadOnlyList<ModelWebapp> UnmovedWebapps =>
        [.. _pages.Where(webapp => webapp.Value.Count == 1 && webapp.Key.ExistsFrom(_caller.Started, _caller.Ended)).Select(webapp => webapp.Key)];

    /// <summary>The number of pages that a webapp was on during the list.</summary>
    internal int PagesOf(string id) => _pages.Single(webapp => webapp.Key.Id == id).Value.Count;

    internal ListRace Run(IReadOnlyList<int> schedule)
    {
        _race.Run(schedule);
        return this;
    }

    private void Do(int other)
    {
        var present = _service.All.Where(webapp => webapp.Exists).ToList();
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
        foreach (var (place, webapp) in _service.All.Where(webapp => webapp.Exists).Index())
        {
            if (!_pages.TryGetValue(webapp, out var pages))
            {
                _pages[webapp] = pages = [];
            }

            pages.Add(place / _pageSize);
        }
    }
}
