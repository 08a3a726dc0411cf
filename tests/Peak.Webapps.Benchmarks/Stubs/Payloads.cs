using System.Globalization;
using System.Text;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>The bodies of the stubs' responses.</summary>
internal static class Payloads
{
    internal const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    internal const int PageSize = 100;

    internal const string Title = "Churn dashboard";

    internal const string Description = "Who is about to leave us, and why: the churn model's scores for every customer, by week and region.";

    internal static byte[] Webapp { get; } = Utf8(WebappAt(0));

    /// <summary>A page whose items have all properties that describe returns.</summary>
    internal static byte[] Page { get; } = PageOf(PageSize);

    internal static byte[] Reference { get; } = Utf8($$"""{"id":"{{WebappId}}"}""");

    internal static byte[] NotFound { get; } = Utf8($$"""{"detail":"Webapp {{WebappId}} does not exist"}""");

    internal static byte[] PageOf(int size) => Utf8(
        $$"""{"webappsCount":{{size}},"webapps":[{{string.Join(',', Enumerable.Range(0, size).Select(WebappAt))}}],"pageCount":1,"pageNumber":1,"pageSize":{{size}}}""");

    internal static string NameAt(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"churn-dashboard-{index:00000}");

    private static string WebappAt(int index) => $$"""
        {"id":"{{index:x8}}-1add-45dd-a72e-8c6b83b68dee","name":"{{NameAt(index)}}","title":"{{Title}}","description":"{{Description}}","status":"AVAILABLE","imageDetails":{"imageId":101,"versionId":7},"resources":{"instanceTypeId":23},"sessionStickiness":false,"createdAt":"2026-03-01T18:00:00.000Z","createdBy":"augusta.ada.king@example.com","updatedAt":"2026-03-02T09:30:00.000Z","updatedBy":"augusta.ada.king@example.com","tags":[{"name":"customer-success"}]}
        """;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
