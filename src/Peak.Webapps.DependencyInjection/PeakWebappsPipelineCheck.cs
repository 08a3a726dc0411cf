using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Peak.Webapps;

/// <summary>
/// Has no options: it lets the host check the HTTP pipeline when it starts. That cannot be a part of the validation of the
/// client's options, as the pipeline's own configuration may read these.
/// </summary>
internal sealed class PeakWebappsPipelineCheck
{
    internal sealed class Validator(IServiceProvider services, PeakWebappsRegistration registration) : IValidateOptions<PeakWebappsPipelineCheck>
    {
        public ValidateOptionsResult Validate(string? name, PeakWebappsPipelineCheck options)
        {
            if (name != registration.Name)
            {
                return ValidateOptionsResult.Skip;
            }

            try
            {
                var clientOptions = services.GetRequiredService<IOptionsMonitor<PeakWebappsOptions>>().Get(name);
                return registration.Result(new PeakWebappsPipeline(services, registration).FindErrors(clientOptions));
            }
            catch (OptionsValidationException)
            {
                // The host reports it already.
                return ValidateOptionsResult.Success;
            }
        }
    }
}
