namespace Peak.Webapps.Build;

/// <summary>The kinds of maps that an OpenAPI document is made of.</summary>
internal enum Part
{
    Document,
    Info,
    Contact,
    License,
    Server,
    Tag,
    ExternalDocumentation,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Components,
    SecurityScheme,
    NamedSchema,
    Property,
    InlineSchema,
}
