namespace Peak.Webapps;

/// <summary>Parses open enums from text.</summary>
internal static class OpenEnum
{
    /// <exception cref="FormatException">The text is blank.</exception>
    internal static T Parse<T>(string text)
        where T : struct, IOpenEnum<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out T value) ? value : throw new FormatException($"\"{text}\" is blank: expected the text of a {typeof(T).Name}.");
    }

    internal static bool TryParse<T>(string? text, out T value)
        where T : struct, IOpenEnum<T>
    {
        var hasText = !string.IsNullOrWhiteSpace(text);
        value = hasText ? T.FromText(text!) : default;
        return hasText;
    }
}
