namespace Peak.Webapps.Build;

internal enum YamlKind
{
    Map,
    List,
    Text,
    Number,
    Flag,
    Null,
}
