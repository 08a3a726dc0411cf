using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>The webapps of the fake, in the order of their creation. Thread-safe.</summary>
internal sealed class WebappStore
{
    private readonly object _lock = new();
    private readonly List<FakeWebapp> _webapps = [];
    private readonly Dictionary<string, FakeWebapp> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FakeWebapp> _byName = new(StringComparer.Ordinal);
    private readonly FakePeakServiceOptions _options;
    private readonly IReadOnlyList<string> _redeployingProperties;
    private readonly Random _random;

    /// <param name="options">The behavior of webapps.</param>
    /// <param name="redeployingProperties">The paths of the properties whose change redeploys a webapp.</param>
    public WebappStore(FakePeakServiceOptions options, IEnumerable<string> redeployingProperties)
    {
        _options = options;
        _redeployingProperties = [.. redeployingProperties];
        _random = new Random(options.Seed);
    }

    /// <summary>Copies of all webapps.</summary>
    public IReadOnlyList<Webapp> List()
    {
        lock (_lock)
        {
            CatchUp();
            return [.. _webapps.Select(webapp => FakeJson.To<Webapp>(webapp.Json))];
        }
    }

    /// <summary>One page of the webapps that match. Only the webapps on the page are copied.</summary>
    /// <param name="matches">Which webapps match; null for all.</param>
    /// <param name="skip">The number of matches before the page.</param>
    /// <param name="take">The size of the page.</param>
    /// <param name="select">Makes an item of the page from the JSON of a webapp. It must not keep or change that JSON.</param>
    /// <returns>The number of all matches, and the page.</returns>
    public (int Count, JArray Page) List(Predicate<FakeWebapp>? matches, long skip, int take, Func<JObject, JObject> select)
    {
        lock (_lock)
        {
            CatchUp();
            var found = matches is null ? _webapps : _webapps.FindAll(matches);
            var page = found.Skip((int)Math.Min(skip, found.Count)).Take(take);
            return (found.Count, new JArray(page.Select(webapp => select(webapp.Json))));
        }
    }

    /// <summary>Adds a webapp, unless its name is taken.</summary>
    /// <returns>Its id; null when the name is taken.</returns>
    public string? Create(JObject request, WebappStatus status)
    {
        lock (_lock)
        {
            if (Find(_byName, (string)request["name"]!) is not null)
            {
                return null;
            }

            var webapp = new FakeWebapp(NewId(), request, status, _options);
            _webapps.Add(webapp);
            _byId.Add(webapp.Id, webapp);
            _byName.Add(webapp.Name, webapp);
            return webapp.Id;
        }
    }

    /// <summary>The webapp as it is now; its status may change afterwards, because it was described.</summary>
    /// <returns>A copy of its JSON; null when there is no such webapp.</returns>
    public JObject? Describe(string id)
    {
        lock (_lock)
        {
            if (Find(_byId, id) is not { } webapp)
            {
                return null;
            }

            var described = (JObject)webapp.Json.DeepClone();
            webapp.CountDescribe();
            if (webapp.IsGone)
            {
                Remove(webapp);
            }

            return described;
        }
    }

    /// <summary>Sets properties of a webapp, and redeploys it when one of them requires that.</summary>
    public StoreResult Update(string id, JObject changes)
    {
        lock (_lock)
        {
            if (Find(_byId, id) is not { } webapp)
            {
                return StoreResult.NotFound;
            }

            if (webapp.IsBeingDeleted)
            {
                return StoreResult.BeingDeleted;
            }

            var before = webapp.Json.DeepClone();
            webapp.Update(changes);
            if (_redeployingProperties.Any(path => !JToken.DeepEquals(before.SelectToken(path), webapp.Json.SelectToken(path))))
            {
                webapp.SetStatus(WebappStatus.Deploying);
            }

            return StoreResult.Done;
        }
    }

    /// <summary>Starts the deletion of a webapp.</summary>
    public StoreResult Delete(string id)
    {
        lock (_lock)
        {
            if (Find(_byId, id) is not { } webapp)
            {
                return StoreResult.NotFound;
            }

            if (webapp.IsBeingDeleted)
            {
                return StoreResult.BeingDeleted;
            }

            if (_options.DeletesAtOnce)
            {
                Remove(webapp);
            }
            else
            {
                webapp.SetStatus(WebappStatus.Deleting);
            }

            return StoreResult.Done;
        }
    }

    /// <summary>Sets the status of a webapp, whatever it was.</summary>
    /// <returns>Whether there is such a webapp.</returns>
    public bool SetStatus(string id, WebappStatus status)
    {
        lock (_lock)
        {
            var webapp = Find(_byId, id);
            webapp?.SetStatus(status);
            return webapp is not null;
        }
    }

    /// <summary>Removes a webapp at once.</summary>
    /// <returns>Whether there was such a webapp.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            return Find(_byId, id) is { } webapp && Remove(webapp);
        }
    }

    private FakeWebapp? Find(Dictionary<string, FakeWebapp> index, string key)
    {
        if (index.TryGetValue(key, out var webapp))
        {
            webapp.CatchUp();
            if (!webapp.IsGone)
            {
                return webapp;
            }

            Remove(webapp);
        }

        return null;
    }

    // Without a step duration, no status changes by itself.
    private void CatchUp()
    {
        if (_options.StepDuration is null)
        {
            return;
        }

        _webapps.ForEach(webapp => webapp.CatchUp());
        _webapps.Where(webapp => webapp.IsGone).ToList().ForEach(webapp => Remove(webapp));
    }

    private bool Remove(FakeWebapp webapp) =>
        _byId.Remove(webapp.Id) && _byName.Remove(webapp.Name) && _webapps.Remove(webapp);

    private string NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }
}

/// <summary>The result of a change to the store.</summary>
internal enum StoreResult
{
    /// <summary>The change is made.</summary>
    Done,

    /// <summary>There is no such webapp.</summary>
    NotFound,

    /// <summary>The webapp is being deleted.</summary>
    BeingDeleted,
}
