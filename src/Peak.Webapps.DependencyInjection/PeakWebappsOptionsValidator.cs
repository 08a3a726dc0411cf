using Microsoft.Extensions.Options;

namespace Peak.Webapps;

/// <summary>Checks the options of one client when the host starts.</summary>
internal sealed class PeakWebappsOptionsValidator(PeakWebappsRegistration registration, ReadEnvironment readEnvironment) : IValidateOptions<PeakWebappsOptions>
{
    public ValidateOptionsResult Validate(string? name, PeakWebappsOptions options) =>
        name == registration.Name ? registration.Result(FindErrors(options)) : ValidateOptionsResult.Skip;

    private IReadOnlyCollection<string> FindErrors(PeakWebappsOptions options)
    {
        if (registration.Configuration is { } configuration && PeakWebappsSettings.Bind(configuration, new()) is { Count: > 0 } errors)
        {
            return errors;
        }

        try
        {
            // Creating a client sends nothing.
            _ = new WebappClient(registration.CreateSession(options, readEnvironment), options);
            return [];
        }
        catch (PeakWebappsSettingException exception)
        {
            return [exception.Message];
        }
        catch (ArgumentException exception)
        {
            return [WithKey(PeakWebappsSettingException.TextOf(exception))];
        }
    }

    /// <summary>The client's messages begin with the property, such as <c>Retry.MaxRetries</c>: here it becomes the name that the user knows.</summary>
    private string WithKey(string message)
    {
        var property = message.Split(' ')[0];
        var key = property.Replace('.', ':');
        return PeakWebappsSettings.Keys.Contains(key) ? $"'{registration.NameOf(key)}'{message[property.Length..]}" : message;
    }
}
