namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>One way to do what others in the same run do, too.</summary>
internal sealed record Contestant(string Name, Func<Task> Call);
