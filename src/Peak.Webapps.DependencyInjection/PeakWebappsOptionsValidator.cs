using Microsoft.Extensions.Options;

namespace Peak.Webapps;

/// <summary>Finds settings that cannot be used when the host starts, not at the first request.</summary>
internal sealed class PeakWebappsOptionsValidator : IValidateOptions<PeakWebappsOptions>
{
    public ValidateOptionsResult Validate(string? name, PeakWebappsOptions options)
    {
        try
        {
            // Making a client sends nothing.
            _ = new WebappClient(options.CreateSession(Environment.GetEnvironmentVariable), options.CreateClientOptions());
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException fault)
        {
            return ValidateOptionsResult.Fail($"{nameof(PeakWebappsOptions)}: {fault.Message}");
        }
    }
}
