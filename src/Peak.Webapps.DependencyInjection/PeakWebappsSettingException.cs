namespace Peak.Webapps;

/// <summary>A setting cannot be used. Its message becomes part of an <see cref="Microsoft.Extensions.Options.OptionsValidationException" />.</summary>
internal sealed class PeakWebappsSettingException(string message) : Exception(message)
{
    /// <summary>The message without the name of a parameter, which users of settings do not know.</summary>
    internal static string TextOf(ArgumentException exception) => exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);
}
