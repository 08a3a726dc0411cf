using System.Reflection;
using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The matrix as a document for users, and the committed one.</summary>
internal static class FaultMatrixDocument
{
    private const string AcceptVariable = "ACCEPT_FAULT_MATRIX";

    internal const string AcceptCommand = AcceptVariable + "=1 dotnet test --project tests/Peak.Webapps.FaultInjectionTests";

    private static readonly string CommittedFile = typeof(FaultMatrixDocument).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Matrix").Value!;

    internal static string Committed => File.Exists(CommittedFile) ? File.ReadAllText(CommittedFile).ReplaceLineEndings("\n") : "";

    internal static void AcceptIfRequested(string document)
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(CommittedFile)!);
            File.WriteAllText(CommittedFile, document);
        }
    }

    internal static string Write()
    {
        var text = new StringBuilder($"""
            # The fault matrix

            What the client does about errors between it and the service. The tests of `tests/Peak.Webapps.FaultInjectionTests`
            compare each entry with a real socket server, and write this page. The clock is simulated; the options have their
            defaults, except for a smaller `MaxResponseBodySize`.

            Each entry is "number of requests → what the caller gets":

            - `4 → Timeout`: four attempts, then a `PeakTimeoutException`. Names of exceptions are without "Peak" and
              "Exception": `Api` is `PeakApiException`, `NotFound` is `NotFoundException`. `result` is a result.
            - `1+4 → Timeout`: a call of several steps. One request of the first step, four of the second.
            - `1+n → WaitTimeout`: a wait of 3 minutes. The first poll succeeds; then polls fail until the time limit.
            - `2+1+1+1 → result`: create-or-update whose create is carried out, but whose response is lost: two lookups, one
              create, then one description and one update of the webapp that the second lookup finds.
            - `–`: the fault does not apply to the operation.

            The columns:

            - {ClientCallCase.ReadOrUpdate}: describing, updating and listing webapps, and the lookup of create-or-update.
            - second page: the second page of an iteration over webapps. Its first step is the first page.
            - create-or-update: create: the create, after a lookup that finds nothing.
            - create-or-update: update: the description or the update, after a lookup that finds the webapp.
            - wait: waiting until a webapp is available. Its first step is a poll that succeeds. Waiting for a deletion differs
              in two points: a 404 is its result, and a webapp that is still there does not end it.


            """.ReplaceLineEndings("\n"));
        Append(text, "While the fault lasts", once: false);
        Append(text, "If only the first request fails", once: true);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, string heading, bool once)
    {
        text.Append("## ").Append(heading).Append("\n\n");
        foreach (var group in FaultCase.All.Where(item => item.HitsFirstRequestOnly == once).GroupBy(item => item.Fault.Group))
        {
            text.Append("### ").Append(group.Key).Append(once ? ", once" : "").Append("\n\n");
            AppendRow(text, group.Key, ClientCallCase.Columns.Select(column => column.Heading));
            AppendRow(text, "---", ClientCallCase.Columns.Select(_ => "---"));
            foreach (var row in group.GroupBy(item => item.Fault))
            {
                AppendRow(text, row.Key.Name, ClientCallCase.Columns.Select(column => EntryOf([.. row], column)));
            }

            text.Append('\n');
        }
    }

    /// <summary>The case of the column itself, or else of another call with its heading.</summary>
    private static string EntryOf(IReadOnlyList<FaultCase> row, ClientCallCase column) =>
        (row.FirstOrDefault(item => item.Call == column) ?? row.FirstOrDefault(item => item.Call.Heading == column.Heading && !item.Call.IsCreateOrUpdate))
            ?.Expected.ToString() ?? "–";

    private static void AppendRow(StringBuilder text, string name, IEnumerable<string> entries) =>
        text.Append("| ").AppendJoin(" | ", entries.Prepend(name)).Append(" |\n");
}
