namespace Peak.Webapps;

/// <summary>How a <see cref="WebappClient" /> works. Set before the client is made; later changes do not reach it.</summary>
public sealed class WebappClientOptions
{
    /// <summary>
    /// The time that one call may take in all, from the request to the last byte of the answer. 100 seconds by default;
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan" /> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The clock of time-outs and waits. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal WebappClientOptions Checked(string argument)
    {
        if (Timeout != System.Threading.Timeout.InfiniteTimeSpan && (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(24)))
        {
            throw new ArgumentException(
                $"{nameof(Timeout)} is {Timeout}: give a time above zero and up to 24 days, or Timeout.InfiniteTimeSpan for no limit.",
                argument);
        }

        return TimeProvider is null
            ? throw new ArgumentException($"{nameof(TimeProvider)} is null: leave it alone, or give a clock.", argument)
            : new() { Timeout = Timeout, TimeProvider = TimeProvider };
    }
}
