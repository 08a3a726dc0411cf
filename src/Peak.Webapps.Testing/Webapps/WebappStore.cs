using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>The webapps of the fake, in the order of their creation. Safe to use from many threads.</summary>
internal sealed class WebappStore
{
    private readonly object _lock = new();
    private readonly List<StoredWebapp> _webapps = [];
    private readonly FakePeakServiceOptions _options;
    private readonly IReadOnlyList<string> _redeployingProperties;
    private readonly Random _random;

    /// <summary>Makes an empty store.</summary>
    /// <param name="options">How webapps live.</param>
    /// <param name="redeployingProperties">The paths of those properties of which a change redeploys a webapp.</param>
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
            return [.. Present().Select(webapp => Copy(webapp.Details))];
        }
    }

    /// <summary>Adds a webapp, unless its name is taken.</summary>
    /// <returns>Its id; null when the name is taken.</returns>
    public string? Create(JObject request, WebappStatus status)
    {
        lock (_lock)
        {
            var now = _options.TimeProvider.GetUtcNow();
            var details = FakeJson.To<Webapp>(FakeJson.From(new Webapp
            {
                Id = NewId(),
                Name = FakeJson.To<CreateWebappRequest>(request).Name,
                Status = status,
                CreatedAt = now,
                CreatedBy = _options.User,
                UpdatedAt = now,
                UpdatedBy = _options.User,
                Tags = [],
            }).With(request));
            if (Present().Any(webapp => string.Equals(webapp.Details.Name, details.Name, StringComparison.Ordinal)))
            {
                return null;
            }

            _webapps.Add(new StoredWebapp(details, _options));
            return details.Id;
        }
    }

    /// <summary>A copy of the webapp as it is now; the look at it may move it on.</summary>
    /// <returns>The copy; null when there is no such webapp.</returns>
    public Webapp? Describe(string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } webapp)
            {
                return null;
            }

            var answer = Copy(webapp.Details);
            webapp.CountDescribe();
            return answer;
        }
    }

    /// <summary>Merges the given properties into a webapp, and redeploys it when they ask for that.</summary>
    public StoreOutcome Update(string id, JObject changes)
    {
        lock (_lock)
        {
            if (Find(id) is not { } webapp)
            {
                return StoreOutcome.NotFound;
            }

            if (webapp.IsBeingDeleted)
            {
                return StoreOutcome.BeingDeleted;
            }

            var before = FakeJson.From(webapp.Details);
            var after = FakeJson.From(webapp.Details).With(changes);
            webapp.Update(FakeJson.To<Webapp>(after));
            if (_redeployingProperties.Any(path => !JToken.DeepEquals(before.SelectToken(path), after.SelectToken(path))))
            {
                webapp.SetStatus(WebappStatus.Deploying);
            }

            return StoreOutcome.Done;
        }
    }

    /// <summary>Starts the deletion of a webapp.</summary>
    public StoreOutcome Delete(string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } webapp)
            {
                return StoreOutcome.NotFound;
            }

            if (webapp.IsBeingDeleted)
            {
                return StoreOutcome.BeingDeleted;
            }

            if (_options.DeletesAtOnce)
            {
                _webapps.Remove(webapp);
            }
            else
            {
                webapp.SetStatus(WebappStatus.Deleting);
            }

            return StoreOutcome.Done;
        }
    }

    /// <summary>Puts a webapp into a status, whatever it was in.</summary>
    /// <returns>Whether there is such a webapp.</returns>
    public bool SetStatus(string id, WebappStatus status)
    {
        lock (_lock)
        {
            var webapp = Find(id);
            webapp?.SetStatus(status);
            return webapp is not null;
        }
    }

    /// <summary>Takes a webapp away at once.</summary>
    /// <returns>Whether there was such a webapp.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            return Find(id) is { } webapp && _webapps.Remove(webapp);
        }
    }

    private StoredWebapp? Find(string id) =>
        Present().Find(webapp => string.Equals(webapp.Details.Id, id, StringComparison.OrdinalIgnoreCase));

    private List<StoredWebapp> Present()
    {
        _webapps.ForEach(webapp => webapp.CatchUp());
        _webapps.RemoveAll(webapp => webapp.IsGone);
        return _webapps;
    }

    private string NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    private static Webapp Copy(Webapp webapp) => FakeJson.To<Webapp>(FakeJson.From(webapp));
}
