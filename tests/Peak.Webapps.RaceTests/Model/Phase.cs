namespace Peak.Webapps.RaceTests;

/// <summary>What describing a webapp is answered with for a time.</summary>
/// <param name="Seconds">For how long.</param>
/// <param name="Status">The status; empty when there is no such webapp.</param>
/// <param name="UpdatedAt">The second of the service's clock in which it was updated last.</param>
/// <param name="IsNew">Whether it is the webapp as it is after the change that is waited for.</param>
internal sealed record Phase(int Seconds, string Status, int UpdatedAt, bool IsNew)
{
    internal static DateTimeOffset Second(int second) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);
}
