using System.Diagnostics;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>What a build of the client's package costs, generation included, on a copy of the repository.</summary>
internal static class BuildTimes
{
    private const string Project = "src/Peak.Webapps";
    private const int Count = 5;

    internal static string Measure()
    {
        var copy = Directory.CreateTempSubdirectory("peak-webapps-build-").FullName;
        try
        {
            ChildProcess.Run(RepositoryFolder.Path, "git", "checkout-index", "--all", $"--prefix={copy}/");
            ChildProcess.Run(copy, "dotnet", "restore", Project);
            var clean = new List<double>();
            var unchanged = new List<double>();
            var touched = new List<double>();
            // The first round only fills the caches of the file system.
            for (var round = 0; round <= Count; round++)
            {
                ChildProcess.Run(copy, "dotnet", "clean", Project);
                var times = (Build(copy), Build(copy), TouchAndBuild(copy));
                if (round > 0)
                {
                    clean.Add(times.Item1);
                    unchanged.Add(times.Item2);
                    touched.Add(times.Item3);
                }
            }

            return $"""
                `dotnet build {Project} --no-restore`, both target frameworks, medians of {Count} in turns.

                {Markdown.Table(
                    ["", "time", "NSwag runs"],
                    [
                        ["clean", Seconds(clean), "once"],
                        ["nothing changed", Seconds(unchanged), "not at all"],
                        ["the contract touched", Seconds(touched), "once"],
                    ])}
                """;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static double TouchAndBuild(string copy)
    {
        File.SetLastWriteTimeUtc(Path.Combine(copy, "openapi", "webapps.yaml"), DateTime.UtcNow);
        return Build(copy);
    }

    private static double Build(string copy)
    {
        var start = Stopwatch.GetTimestamp();
        ChildProcess.Run(copy, "dotnet", "build", Project, "--no-restore");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Seconds(IEnumerable<double> times) => Markdown.Text($"{Rounds.Median(times):0.0} s");
}
