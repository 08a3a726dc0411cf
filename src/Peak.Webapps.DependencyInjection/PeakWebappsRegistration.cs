using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Peak.Webapps;

/// <summary>One registered client.</summary>
/// <param name="Name">The name of the client, which is also that of its options; <see cref="Options.DefaultName" /> for the client without a name.</param>
/// <param name="Configuration">The section of its options, if they come from configuration.</param>
/// <param name="UsesEnvironment">
/// Whether environment variables supply the token and the stage that are not set. A named client with options of its own does
/// not use them: a tenant without a token must not get the token of another.
/// </param>
internal sealed record PeakWebappsRegistration(string Name, IConfiguration? Configuration, bool UsesEnvironment)
{
    /// <summary>The name of its pipeline in <see cref="IHttpClientFactory" />.</summary>
    internal string HttpClientName => Name.Length == 0
        ? PeakWebappsServiceCollectionExtensions.HttpClientName
        : $"{PeakWebappsServiceCollectionExtensions.HttpClientName}:{Name}";

    /// <summary>The client in the words of error messages.</summary>
    private string Title => Name.Length == 0 ? "The Peak webapps client" : $"The Peak webapps client '{Name}'";

    internal ValidateOptionsResult Result(IReadOnlyCollection<string> errors) =>
        errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{Title} cannot be created. {string.Join(" ", errors)}");

    /// <summary>How users know a setting: by its configuration key, or else as a property of the options.</summary>
    /// <param name="key">The key within the section, such as <c>Retry:MaxRetries</c>.</param>
    internal string NameOf(string key) => Configuration switch
    {
        null => $"{nameof(PeakWebappsOptions)}.{key.Replace(':', '.')}",
        IConfigurationSection section => $"{section.Path}:{key}",
        _ => key,
    };

    /// <exception cref="PeakWebappsSettingException">A setting cannot be used.</exception>
    internal PeakSession CreateSession(PeakWebappsOptions options, ReadEnvironment readEnvironment)
    {
        var (token, tokenSource) = SettingOf(options.AuthToken, nameof(options.AuthToken), PeakSession.TokenVariable);
        if (token is null)
        {
            throw new PeakWebappsSettingException($"'{tokenSource}' is not set: set it to your Peak API key{(UsesEnvironment ? $", or set the environment variable {PeakSession.TokenVariable}" : "")}.");
        }

        var stageSource = NameOf(nameof(options.Stage));
        var addressSource = NameOf(nameof(options.BaseAddress));
        if (options.BaseAddress is not null)
        {
            return string.IsNullOrWhiteSpace(options.Stage)
                ? Create(() => new PeakSession(token, options.BaseAddress, options.AllowPlainHttp))
                : throw new PeakWebappsSettingException($"Both '{stageSource}' and '{addressSource}' are set: set only one of them.");
        }

        (var stage, stageSource) = SettingOf(options.Stage, nameof(options.Stage), PeakSession.StageVariable);
        return Create(() => new PeakSession(token, stage ?? PeakSession.DefaultStage));

        (string? Value, string Source) SettingOf(string? value, string key, string variable)
        {
            var fromEnvironment = UsesEnvironment && string.IsNullOrWhiteSpace(value) ? readEnvironment(variable) : null;
            return string.IsNullOrWhiteSpace(fromEnvironment)
                ? (string.IsNullOrWhiteSpace(value) ? null : value, NameOf(key))
                : (fromEnvironment, variable);
        }

        PeakSession Create(Func<PeakSession> create)
        {
            try
            {
                return create();
            }
            catch (ArgumentException exception)
            {
                var source = exception.ParamName switch
                {
                    "authToken" => tokenSource,
                    "stage" => stageSource,
                    _ => addressSource,
                };
                throw new PeakWebappsSettingException($"'{source}' cannot be used: {PeakWebappsSettingException.TextOf(exception)}");
            }
        }
    }
}
