using System.Diagnostics;

namespace Build.Tests;

/// <summary>Makes a checkout of a copy, as a maintainer and CI have one.</summary>
internal static class Git
{
    /// <summary>Where the commits of the copies claim to be published.</summary>
    internal const string Remote = "https://github.com/peak-webapps/peak-webapps-dotnet.git";

    /// <summary>Commits all that is in a folder. The commit is the same wherever and whenever it is made.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The id of the commit.</returns>
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
        process.ExitCode.Should().Be(0, "git {0} is to succeed, and said: {1}", string.Join(' ', arguments), errors.Result);
        return output;
    }
}
