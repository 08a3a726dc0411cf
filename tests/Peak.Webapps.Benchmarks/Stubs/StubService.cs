using System.Globalization;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>The handlers that the measured clients send to.</summary>
internal static class StubService
{
    private static readonly Answer Webapp = Answer.Ok(Payloads.Webapp);
    private static readonly Answer Reference = Answer.Ok(Payloads.Reference);

    /// <summary>Answers each operation with success.</summary>
    internal static InMemoryHandler Succeeding() => Succeeding(Payloads.Page());

    /// <summary>Answers each operation with success, and list with this page.</summary>
    internal static InMemoryHandler Succeeding(byte[] body)
    {
        var page = Answer.Ok(body);
        return new(request => Route(request) switch
        {
            Operation.List => page,
            Operation.Describe => Webapp,
            _ => Reference,
        });
    }

    /// <summary>Holds a long list, and takes every search for one that finds all of it.</summary>
    /// <param name="count">How many pages the list has; all of it by default.</param>
    /// <param name="onPage">Told of each page that is asked for.</param>
    internal static InMemoryHandler WithLongList(int count = Payloads.ListLength / Payloads.PageSize, Action? onPage = null)
    {
        var pages = Enumerable.Range(1, count).Select(number => Answer.Ok(Payloads.Page(number, count))).ToArray();
        return new(request =>
        {
            if (Route(request) != Operation.List)
            {
                return Reference;
            }

            onPage?.Invoke();
            return pages[PageNumber(request) - 1];
        });
    }

    /// <summary>Answers everything with a failure.</summary>
    internal static InMemoryHandler Failing(Answer failure) => new(_ => failure);

    private static Operation Route(HttpRequestMessage request) => request switch
    {
        { Method.Method: not "GET" } => Operation.Change,
        _ when request.RequestUri!.AbsolutePath.EndsWith('/') => Operation.List,
        _ => Operation.Describe,
    };

    private static int PageNumber(HttpRequestMessage request)
    {
        const string Name = "pageNumber=";
        var query = request.RequestUri!.Query.AsSpan();
        var value = query[(query.IndexOf(Name) + Name.Length)..];
        var end = value.IndexOf('&');
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }

    private enum Operation
    {
        List,
        Describe,
        Change,
    }
}
