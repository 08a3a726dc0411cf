using System.Diagnostics;

namespace Build.Tests;

/// <summary>Turns a copy into a git checkout.</summary>
internal static class Git
{
    /// <summary>The URL of the remote of a copy.</summary>
    internal const string Remote = "https://github.com/peak-webapps/peak-webapps-dotnet.git";

    /// <summary>Commits all files of a folder and returns the commit's id, which depends on the files only.</summary>
    internal static string Commit(string folder)
    {
        Run(folder, "init", "--quiet", "--initial-branch=main");
        Run(folder, "remote", "add", "origin", Remote);
        Run(folder, "add", "--all");
        Run(folder, "-c", "commit.gpgsign=false", "commit", "--quiet", "--message=A copy");
        return Run(folder, "rev-parse", "HEAD").Trim();
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "Ada";
            start.Environment[$"GIT_{role}_EMAIL"] = "ada@example.com";
            start.Environment[$"GIT_{role}_DATE"] = "2026-01-01T00:00:00Z";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "'git {0}' should succeed, but reported: {1}", string.Join(' ', arguments), errors.Result);
        return output;
    }
}
