namespace Peak.Webapps.Build;

/// <summary>The required shape of a keyword's value.</summary>
internal abstract record Shape;

/// <summary>One plain value; <paramref name="Name" /> completes "must be …".</summary>
internal sealed record PlainValue(string Name, Func<YamlNode, bool> Fits) : Shape;

/// <summary>A map whose keywords <see cref="Grammar" /> lists.</summary>
internal sealed record PartOf(Part Part) : Shape;

internal sealed record ListOf(Shape Items) : Shape;

/// <summary>A map whose keys are free.</summary>
internal sealed record MapOf(Shape Values) : Shape;

internal sealed record FlagOr(Shape Otherwise) : Shape;

internal sealed record AnyShape : Shape;

/// <summary>A keyword of OpenAPI that the templates ignore or translate wrongly.</summary>
internal sealed record Unsupported(string Fix, string ContractErrorId = ContractErrorId.NotSupported) : Shape;

/// <summary>A keyword's shape, and the ids of the errors when it is missing (if it must be there) or wrong.</summary>
internal sealed record Keyword(Shape Shape, string? WhenMissing = null, string WhenWrong = ContractErrorId.WrongValue)
{
    public static implicit operator Keyword(Shape shape) => new(shape);
}
