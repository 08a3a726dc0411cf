using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Peak.Webapps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the Peak webapps client.</summary>
public static class PeakWebappsServiceCollectionExtensions
{
    /// <summary>The name of the client's HTTP pipeline in <see cref="IHttpClientFactory" />: <c>Peak.Webapps</c>.</summary>
    public const string HttpClientName = "Peak.Webapps";

    /// <summary>Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">
    /// Sets the options in code; <see langword="null" />, the default, leaves them to the environment variables
    /// <c>API_KEY</c> and <c>STAGE</c>.
    /// </param>
    /// <returns>
    /// The builder of the client's HTTP pipeline, to add handlers to. They see each attempt of a call, with the token on it;
    /// the factory's own logs do not show it. A primary handler of your own should be <see cref="WebappClient.CreateHandler" />,
    /// changed, or at least not follow redirects; with a handler that retries, set <see cref="PeakRetryOptions.MaxRetries" /> to 0.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services" /> is null.</exception>
    /// <remarks>
    /// Options that cannot be used are an <see cref="OptionsValidationException" /> when the host starts, or when the
    /// client is first asked for.
    /// </remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, Action<PeakWebappsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<PeakWebappsOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return Register(services, options);
    }

    /// <summary>Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton, with options from configuration.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The section that holds the options, for example <c>configuration.GetSection("Peak")</c>.</param>
    /// <returns>The builder of the client's HTTP pipeline, to add handlers to.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <remarks><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/remarks/node()" /></remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(services, services.AddOptions<PeakWebappsOptions>().Bind(configuration));
    }

    private static IHttpClientBuilder Register(IServiceCollection services, OptionsBuilder<PeakWebappsOptions> options)
    {
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PeakWebappsOptions>, PeakWebappsOptionsValidator>());
        services.TryAddSingleton(CreateClient);
        services.TryAddSingleton<IWebappClient>(provider => provider.GetRequiredService<WebappClient>());
        return services.AddHttpClient(HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(WebappClient.CreateHandler)
            // The handler renews its connections by itself; the client keeps it for the life of the process.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(static _ => true);
    }

    private static WebappClient CreateClient(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<PeakWebappsOptions>>().Value;
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName);
        var clientOptions = options.CreateClientOptions();
        clientOptions.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        clientOptions.Handler = handler;
        return new WebappClient(options.CreateSession(Environment.GetEnvironmentVariable), clientOptions);
    }
}
