namespace Peak.Webapps.Build;

/// <summary>A keyword's shape, and the ids of the faults when it is missing (if it must be there) or wrong.</summary>
internal sealed record Keyword(Shape Shape, string? WhenMissing = null, string WhenWrong = FaultId.WrongValue)
{
    public static implicit operator Keyword(Shape shape) => new(shape);
}
