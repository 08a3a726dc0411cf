using System.Globalization;
using System.Text;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>The bodies that stubs answer with. A webapp has about 550 bytes; a page of 100 about 24 kB, or 55 kB when its items are whole webapps.</summary>
internal static class Payloads
{
    internal const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    internal const int PageSize = 100;

    /// <summary>How many webapps there are on all pages of the long list together.</summary>
    internal const int ListLength = 10_000;

    internal const string Title = "Churn dashboard";

    internal const string Description = "Who is about to leave us, and why: the churn model's answer for every customer, by week and region.";

    internal static byte[] Webapp { get; } = Utf8(FullWebapp(0));

    internal static byte[] Reference { get; } = Utf8($$"""{"id":"{{WebappId}}"}""");

    internal static byte[] NotFound { get; } = Utf8($$"""{"detail":"Webapp {{WebappId}} does not exist"}""");

    internal static byte[] BadGateway { get; } = Utf8(
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>");

    /// <summary>A page whose items have the properties of the contract's WebappSummary.</summary>
    internal static byte[] Page(int number = 1, int count = 1) => Page(number, count, Summary);

    /// <summary>A page larger than any that the service would make: the only one of its list.</summary>
    internal static byte[] PageOf(int size) => Page(1, 1, Summary, size);

    /// <summary>A page whose items have all that describe answers: more than the contract tells of items.</summary>
    internal static byte[] PageOfFullWebapps() => Page(1, 1, FullWebapp);

    /// <summary>The name of the webapp at a place of the whole list, counted from 0.</summary>
    internal static string NameAt(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"churn-dashboard-{index:00000}");

    private static byte[] Page(int number, int count, Func<int, string> item, int size = PageSize)
    {
        var first = (number - 1) * size;
        var items = string.Join(',', Enumerable.Range(first, size).Select(item));
        return Utf8($$"""{"webappsCount":{{count * size}},"webapps":[{{items}}],"pageCount":{{count}},"pageNumber":{{number}},"pageSize":{{size}}}""");
    }

    private static string Summary(int index) => $$"""
        {"id":"{{IdAt(index)}}","name":"{{NameAt(index)}}","status":"AVAILABLE","updatedAt":"2026-03-02T09:30:00.000Z","updatedBy":"augusta.ada.king@example.com","tags":[{"name":"customer-success"}]}
        """;

    private static string FullWebapp(int index) => $$"""
        {"id":"{{IdAt(index)}}","name":"{{NameAt(index)}}","title":"{{Title}}","description":"{{Description}}","status":"AVAILABLE","imageDetails":{"imageId":101,"versionId":7},"resources":{"instanceTypeId":23},"sessionStickiness":false,"createdAt":"2026-03-01T18:00:00.000Z","createdBy":"augusta.ada.king@example.com","updatedAt":"2026-03-02T09:30:00.000Z","updatedBy":"augusta.ada.king@example.com","tags":[{"name":"customer-success"}]}
        """;

    private static string IdAt(int index) => $"{index:x8}-1add-45dd-a72e-8c6b83b68dee";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
