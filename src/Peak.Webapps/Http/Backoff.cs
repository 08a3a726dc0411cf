namespace Peak.Webapps;

/// <summary>Delays that grow from one to the next up to a longest one, each with a random part.</summary>
/// <param name="First">The first delay, before its random part.</param>
/// <param name="Longest">The longest delay, before its random part. One shorter than <paramref name="First" /> keeps delays from growing.</param>
/// <param name="Factor">How many times longer each delay is than the one before.</param>
/// <param name="Jitter">The random part: each delay is longer or shorter by up to this share of it.</param>
/// <param name="Random">Numbers from 0 to below 1.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Longest, double Factor, double Jitter, Func<double> Random)
{
    /// <summary>The delay of a number, counted from 1.</summary>
    internal TimeSpan Delay(int number)
    {
        if (First <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var limit = Longest > First ? Longest : First;
        var ticks = Math.Min(First.Ticks * Math.Pow(Factor, number - 1), limit.Ticks);
        return TimeSpan.FromTicks((long)(ticks * (1 + (Jitter * ((2 * Random()) - 1)))));
    }
}
