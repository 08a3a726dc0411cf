namespace Peak.Webapps.Build;

/// <summary>A place where the contract refers to one of its components, and the part that is needed there.</summary>
internal sealed record Reference(YamlNode Place, Part Part)
{
    public YamlNode Target => Place["$ref"]!;
}
