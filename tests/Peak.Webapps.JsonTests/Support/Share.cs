namespace Peak.Webapps.JsonTests.Support;

/// <summary>Counts how many cases went well, so that a comparison cannot come down to comparing failures.</summary>
internal sealed class Share
{
    private int _all;
    private int _successes;

    internal double OfSuccesses => (double)_successes / _all;

    internal void Count(bool success)
    {
        Interlocked.Increment(ref _all);
        Interlocked.Add(ref _successes, success ? 1 : 0);
    }
}
