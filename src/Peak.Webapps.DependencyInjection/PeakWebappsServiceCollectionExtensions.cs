using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Peak.Webapps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of the Peak webapps API.</summary>
public static class PeakWebappsServiceCollectionExtensions
{
    /// <summary>
    /// The name of the client's HTTP pipeline in <see cref="IHttpClientFactory" />: <c>Peak.Webapps</c>. The pipeline of a
    /// named client is <c>Peak.Webapps:</c> and the name.
    /// </summary>
    public const string HttpClientName = "Peak.Webapps";

    /// <summary>Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton.</summary>
    /// <param name="services">The services to add the client to.</param>
    /// <param name="configure">
    /// Sets the options. Default: <see langword="null" />, which takes the token and the stage from the environment variables
    /// <c>API_KEY</c> and <c>STAGE</c>.
    /// </param>
    /// <returns>
    /// The builder of the client's HTTP pipeline. Handlers that you add are called for each attempt, with the token on the
    /// request; the factory's logs do not show headers. <c>ConfigureHttpClient</c> sets default headers, which replace the
    /// client's own except <c>Authorization</c>, and the version of HTTP; its time-out and address are not used. A primary
    /// handler of your own should be <see cref="WebappClient.CreateHandler" /> with your changes, or at least not follow redirects.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services" /> is null.</exception>
    /// <exception cref="InvalidOperationException">A client without a name is registered already.</exception>
    /// <remarks>
    /// Invalid options, unknown configuration keys and settings of the HTTP pipeline that the client does not use throw an
    /// <see cref="OptionsValidationException" /> when the host starts, or when the client is first resolved. Resilience
    /// handlers and time-outs that <c>ConfigureHttpClientDefaults</c> sets for all clients are left out of this pipeline, as the
    /// client retries by itself and must not send a create twice.
    /// </remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, Action<PeakWebappsOptions>? configure = null) =>
        Register(services, Options.Options.DefaultName, configuration: null, configure);

    /// <summary>Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton, with options from configuration.</summary>
    /// <param name="services">The services to add the client to.</param>
    /// <param name="configuration">The section with the options, for example <c>configuration.GetSection("Peak")</c>.</param>
    /// <returns><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/returns/node()" /></returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">A client without a name is registered already.</exception>
    /// <remarks><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/remarks/node()" /></remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(services, Options.Options.DefaultName, configuration, configure: null);
    }

    /// <summary>
    /// Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton under a name, for example one
    /// for each tenant. Resolve it with <c>[FromKeyedServices("name")]</c>.
    /// </summary>
    /// <param name="services">The services to add the client to.</param>
    /// <param name="name">The name: the key of the services, and the name of the options.</param>
    /// <param name="configure">
    /// Sets the options. With them, the environment variables <c>API_KEY</c> and <c>STAGE</c> are not used. Default:
    /// <see langword="null" />, which uses them.
    /// </param>
    /// <returns><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/returns/node()" /></returns>
    /// <exception cref="ArgumentNullException"><paramref name="services" /> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name" /> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">A client with that name is registered already.</exception>
    /// <remarks><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/remarks/node()" /></remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, string name, Action<PeakWebappsOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Register(services, name, configuration: null, configure);
    }

    /// <summary>
    /// Registers <see cref="IWebappClient" /> and <see cref="WebappClient" /> as one singleton under a name, with options from
    /// configuration. Resolve it with <c>[FromKeyedServices("name")]</c>.
    /// </summary>
    /// <param name="services">The services to add the client to.</param>
    /// <param name="name">The name: the key of the services, and the name of the options.</param>
    /// <param name="configuration">
    /// The section with the options, for example <c>configuration.GetSection("Tenants:A")</c>. The environment variables
    /// <c>API_KEY</c> and <c>STAGE</c> are not used.
    /// </param>
    /// <returns><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/returns/node()" /></returns>
    /// <exception cref="ArgumentNullException"><paramref name="services" /> or <paramref name="configuration" /> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name" /> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">A client with that name is registered already.</exception>
    /// <remarks><inheritdoc cref="AddPeakWebapps(IServiceCollection, Action{PeakWebappsOptions}?)" path="/remarks/node()" /></remarks>
    public static IHttpClientBuilder AddPeakWebapps(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(services, name, configuration, configure: null);
    }

    private static IHttpClientBuilder Register(IServiceCollection services, string name, IConfiguration? configuration, Action<PeakWebappsOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = new PeakWebappsRegistration(name, configuration, UsesEnvironment: name.Length == 0 || (configuration is null && configure is null));
        RefuseSecond(services, registration);
        AddOptions(services, registration, configure);
        AddClient(services, registration);
        return services.AddHttpClient(registration.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredService<IOptionsMonitor<PeakWebappsOptions>>().Get(name).Handler ?? WebappClient.CreateHandler())
            // At this point the two have what ConfigureHttpClientDefaults set for all clients, and nothing that was set for this one.
            .ConfigureHttpClient(PeakWebappsPipeline.Reset)
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) =>
            {
                foreach (var handler in handlers.Where(RetryingHandlers.IsOne).ToList())
                {
                    handlers.Remove(handler);
                }
            })
            // The handler renews its connections by itself; the client keeps it for the life of the process.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(static _ => true);
    }

    private static void RefuseSecond(IServiceCollection services, PeakWebappsRegistration registration)
    {
        if (services.Any(service => service.ServiceType == typeof(PeakWebappsRegistration) && ((PeakWebappsRegistration)service.ImplementationInstance!).Name == registration.Name))
        {
            throw new InvalidOperationException(registration.Name.Length == 0
                ? $"{nameof(AddPeakWebapps)} was called twice without a name. Give each further client a name: {nameof(AddPeakWebapps)}(\"tenant-b\", …). To change the options of the first, use services.Configure<{nameof(PeakWebappsOptions)}>(…)."
                : $"{nameof(AddPeakWebapps)} was called twice with the name '{registration.Name}'. Give each client a name of its own. To change the options of the first, use services.Configure<{nameof(PeakWebappsOptions)}>(\"{registration.Name}\", …).");
        }

        services.AddSingleton(registration);
    }

    private static void AddOptions(IServiceCollection services, PeakWebappsRegistration registration, Action<PeakWebappsOptions>? configure)
    {
        var options = services.AddOptions<PeakWebappsOptions>(registration.Name).ValidateOnStart();
        if (registration.Configuration is { } configuration)
        {
            services.AddSingleton<IOptionsChangeTokenSource<PeakWebappsOptions>>(new ConfigurationChangeTokenSource<PeakWebappsOptions>(registration.Name, configuration));
            // The validator reports the errors.
            options.Configure(settings => PeakWebappsSettings.Bind(configuration, settings));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton<ReadEnvironment>(Environment.GetEnvironmentVariable);
        services.AddSingleton<IValidateOptions<PeakWebappsOptions>>(provider =>
            new PeakWebappsOptionsValidator(registration, provider.GetRequiredService<ReadEnvironment>()));
        services.AddOptions<PeakWebappsPipelineCheck>(registration.Name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeakWebappsPipelineCheck>>(provider => new PeakWebappsPipelineCheck.Validator(provider, registration));
    }

    private static void AddClient(IServiceCollection services, PeakWebappsRegistration registration)
    {
        if (registration.Name.Length == 0)
        {
            services.TryAddSingleton(provider => CreateClient(provider, registration));
            services.TryAddSingleton<IWebappClient>(provider => provider.GetRequiredService<WebappClient>());
        }
        else
        {
            services.TryAddKeyedSingleton(registration.Name, (provider, _) => CreateClient(provider, registration));
            services.TryAddKeyedSingleton<IWebappClient>(registration.Name, (provider, _) => provider.GetRequiredKeyedService<WebappClient>(registration.Name));
        }
    }

    private static WebappClient CreateClient(IServiceProvider provider, PeakWebappsRegistration registration)
    {
        // An instance of its own: it is changed below.
        var options = provider.GetRequiredService<IOptionsFactory<PeakWebappsOptions>>().Create(registration.Name);
        _ = provider.GetRequiredService<IOptionsMonitor<PeakWebappsPipelineCheck>>().Get(registration.Name);
        options.Handler = new PeakWebappsPipeline(provider, registration).CreateHandler();
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        return new WebappClient(registration.CreateSession(options, provider.GetRequiredService<ReadEnvironment>()), options);
    }
}
