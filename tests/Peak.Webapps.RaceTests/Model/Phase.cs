namespace Peak.Webapps.RaceTests;

/// <summary>A state of a webapp for some time.</summary>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Status">The status; empty if the webapp does not exist.</param>
/// <param name="UpdatedAt">The second of the last update, by the service's clock.</param>
/// <param name="IsNew">Whether it is a state after the change that the wait is for.</param>
internal sealed record Phase(int Seconds, string Status, int UpdatedAt, bool IsNew)
{
    internal static DateTimeOffset Second(int second) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);
}
