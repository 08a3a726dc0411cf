namespace Peak.Webapps.Build;

/// <summary>A place in the contract's text, counted from 1 as editors do.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Start { get; } = new(1, 1);
}
