namespace Peak.Webapps.Build;

/// <summary>What the value of a keyword has to look like.</summary>
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

/// <summary>A keyword that OpenAPI has, but that the templates make nothing (or something wrong) of.</summary>
internal sealed record Uncovered(string Mend, string FaultId = FaultId.NotCovered) : Shape;
