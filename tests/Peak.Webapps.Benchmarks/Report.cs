using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks;

/// <summary>Measures everything and writes RESULTS.md.</summary>
internal static class Report
{
    private static readonly Uri Address = new("https://service.peak.ai/");

    private static readonly StubResponse NotFound = new(HttpStatusCode.NotFound, Payloads.NotFound);

    /// <summary>The columns: what is called, and the limit for Peak.Webapps.</summary>
    private static readonly (string Name, string Limit, Func<HttpMessageHandler> Handler, Func<IPeer, Func<Task>> Call)[] Columns =
    [
        ("describe", "1.45 / 1.40", StubService.Succeeding, static peer => peer.DescribeAsync),
        ("list of 100", "1.25 / 1.35", StubService.Succeeding, static peer => peer.ListAsync),
        ("list of 100, all tags read", "", StubService.Succeeding, static peer => peer.ListTagsAsync),
        ("create", "", StubService.Succeeding, static peer => peer.CreateAsync),
        ("describe, 404 response", "", static () => StubService.Failing(NotFound), static peer => () => IgnoreExceptionAsync(peer.DescribeAsync)),
    ];

    internal static void Write()
    {
        var costs = Columns.Select(static column => Rounds.Measure([.. Peer.All.Select(peer => column.Call(peer.Create(Address, column.Handler())))])).ToArray();
        var firstCalls = FirstCall.Measure();
        var rows = Peer.All.Select((peer, row) => (string[])
        [
            peer.Name,
            .. costs.Select(column => row == 0 ? Absolute(column[0]) : Ratios(column[row])),
            row == 0 ? Text($"{firstCalls[0].Milliseconds:0.0} ms") : Text($"{firstCalls[row].Ratio:0.00}"),
        ]);
        var table = Table([
            ["", .. Columns.Select(static column => column.Name), "first call of a process, time"],
            .. rows,
            ["*Limit for Peak.Webapps*", .. Columns.Select(static column => column.Limit), ""],
        ]);
        var file = typeof(Report).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "ResultsFile").Value!;
        File.WriteAllText(file, Document(table));
        Console.WriteLine(table);
    }

    private static string Document(string table) => $$"""
        # Results

        This file is generated. Do not edit it; run this (about 1 minute):

            dotnet run -c Release --project tests/Peak.Webapps.Benchmarks

        ## Cost of a call

        Entries: CPU time / allocated bytes of one call. The first row has absolute values, the other rows have ratios to it.

        {{table}}
        Measured on {{Processor()}}, {{Environment.ProcessorCount}} cores, {{RuntimeInformation.OSDescription}}, {{RuntimeInformation.FrameworkDescription}}.

        - There is no network: an `HttpMessageHandler` returns a webapp of {{Payloads.Webapp.Length}} bytes, or a page of 100 webapps of
          {{Payloads.Page.Length}} bytes with a `Content-Length`, at once. Over a network, the differences are small compared with the time of the network.
        - All clients are measured in turns, in one process. A time ratio is the median of {{Rounds.Count}} rounds. Bytes are exact.
        - "First call of a process" is the CPU time of creating the client and listing one page in a new process; the medians of
          {{FirstCall.Count}} processes. Most of that time is compilation.
        - `Peak.Webapps.AllocationTests` fails when a call allocates more bytes than its budget allows.

        ## Baseline

        The baseline is the leanest correct code that a user would write for these calls: `HttpClient`, System.Text.Json with
        source generation, declared properties (the required ones as `required`), tags as objects with a name, and a check of
        the status code.

        ## What Peak.Webapps does beyond the baseline

        - It checks arguments and requests against the contract before anything is sent.
        - It limits the time of each attempt and of the whole call. It retries transient errors if the request is safe to
          repeat.
        - It reads the whole body before it parses any of it, up to a maximum size. If the connection breaks while the body is
          read, the request can be retried.
        - It reports responses that violate the contract, with the path of the property.
        - It preserves unknown properties and status values. The items of this page have seven properties that the contract
          does not describe; the baseline declares them. Tags and unknown properties are parsed when they are read: compare the
          two list columns.
        - An error response becomes an exception with the message of the service, the request id and the body. The exception
          of the baseline has only the status code.
        - It sends `User-Agent` and `Accept` headers.
        - Its types also work with the caller's own System.Text.Json and Newtonsoft.Json, without settings.

        """;

    private static async Task IgnoreExceptionAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or NotFoundException or Refit.ApiException or NSwagGenerated.ApiException)
        {
            return;
        }

        throw new InvalidOperationException("Expected an exception.");
    }

    private static string Absolute(Cost cost) =>
        cost.Microseconds < 100 ? Text($"{cost.Microseconds:0.00} µs / {cost.Bytes:#,0} B") : Text($"{cost.Microseconds:0} µs / {cost.Bytes:#,0} B");

    private static string Ratios(Cost cost) => Text($"{cost.TimeRatio:0.00} / {cost.BytesRatio:0.00}");

    private static string Table(string[][] rows)
    {
        string[] line = [.. rows[0].Select(static (_, column) => column == 0 ? "---" : "---:")];
        return string.Concat(new[] { rows[0], line }.Concat(rows[1..]).Select(static cells => $"| {string.Join(" | ", cells)} |\n"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Processor()
    {
        const string Key = "model name";
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(static line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
