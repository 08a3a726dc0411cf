namespace Peak.Webapps;

/// <summary>Options of a <see cref="WebappClient" />. Set them before you create the client: the client works on a copy.</summary>
public class WebappClientOptions : PeakClientOptions
{
    /// <summary>The options of waits that get none of their own. The options of a call replace all of these.</summary>
    public WaitOptions Wait { get; set; } = new();

    private protected override string? FindViolation() => base.FindViolation() ?? Wait switch
    {
        null => $"{nameof(Wait)} is null: leave it at its default, or give options.",
        _ when Wait.FindViolation() is { } violation => $"{nameof(Wait)}.{violation}",
        _ => null,
    };

    private protected override PeakClientOptions Copy()
    {
        var copy = (WebappClientOptions)base.Copy();
        copy.Wait = Wait.Copy();
        return copy;
    }
}
