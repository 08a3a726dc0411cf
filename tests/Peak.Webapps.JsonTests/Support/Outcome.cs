namespace Peak.Webapps.JsonTests.Support;

/// <summary>What a reading or a writing came to.</summary>
internal sealed record Outcome<T>(T? Value, Exception? Fault)
{
    internal bool Succeeded => Fault is null;

    internal string Verdict => Fault?.Message ?? "success";

    internal static Outcome<T> Of(Func<T?> work)
    {
        try
        {
            return new(work(), null);
        }
        catch (Exception exception)
        {
            return new(default, exception);
        }
    }
}
