using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Peak.Webapps;

/// <summary>The HTTP pipeline of one client, as <see cref="IHttpClientFactory" /> made it.</summary>
internal sealed class PeakWebappsPipeline(IServiceProvider services, PeakWebappsRegistration registration)
{
    private static readonly HttpClient Untouched = new();

    private readonly HttpMessageHandler _handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(registration.HttpClientName);
    private readonly HttpClient _defaults = services.GetRequiredService<IHttpClientFactory>().CreateClient(registration.HttpClientName);

    /// <summary>
    /// Takes back what <c>ConfigureHttpClientDefaults</c> set for all clients and this one does not use, so that what is found
    /// later was meant for this client.
    /// </summary>
    internal static void Reset(HttpClient client)
    {
        client.BaseAddress = Untouched.BaseAddress;
        client.Timeout = Untouched.Timeout;
        client.MaxResponseContentBufferSize = Untouched.MaxResponseContentBufferSize;
        client.DefaultRequestHeaders.Authorization = null;
    }

    internal HttpMessageHandler CreateHandler() => new ConfiguredHandler(_defaults) { InnerHandler = _handler };

    /// <summary>Settings of the pipeline that the client does not use.</summary>
    internal IReadOnlyCollection<string> FindErrors(PeakWebappsOptions options)
    {
        var errors = new List<string>();
        if (_defaults.BaseAddress is { } address)
        {
            errors.Add($"HttpClient.BaseAddress is '{address.GetLeftPart(UriPartial.Path)}', but the client does not use it: set '{registration.NameOf(nameof(PeakWebappsOptions.BaseAddress))}' instead.");
        }

        // Without a limit it is left to the client, as resilience handlers do.
        if (_defaults.Timeout != Untouched.Timeout && _defaults.Timeout != Timeout.InfiniteTimeSpan)
        {
            errors.Add(
                $"HttpClient.Timeout is {_defaults.Timeout}, but the client does not use it: leave it at {Untouched.Timeout}, and set " +
                $"'{registration.NameOf(nameof(PeakWebappsOptions.Timeout))}' (a call with its retries) or '{registration.NameOf(nameof(PeakWebappsOptions.AttemptTimeout))}' (one attempt) instead.");
        }

        if (_defaults.MaxResponseContentBufferSize != Untouched.MaxResponseContentBufferSize)
        {
            errors.Add($"HttpClient.MaxResponseContentBufferSize is set, but the client does not use it: set '{registration.NameOf(nameof(PeakWebappsOptions.MaxResponseBodySize))}' instead.");
        }

        if (_defaults.DefaultRequestHeaders.NonValidated.Contains("Authorization"))
        {
            errors.Add($"HttpClient.DefaultRequestHeaders has an Authorization header, but the client sends its own: set '{registration.NameOf(nameof(PeakWebappsOptions.AuthToken))}' instead.");
        }

        if (options.Retry.MaxRetries > 0 && Handlers().FirstOrDefault(RetryingHandlers.IsOne) is { } handler)
        {
            errors.Add(
                $"The HTTP pipeline '{registration.HttpClientName}' has a handler that retries ({handler.GetType().FullName}), but the client retries by itself, and " +
                $"a create would be sent several times. Remove the handler, or set '{registration.NameOf("Retry:MaxRetries")}' to 0 to leave all retries to it.");
        }

        return errors;
    }

    private IEnumerable<HttpMessageHandler> Handlers()
    {
        for (var handler = _handler; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler;
        }
    }

    /// <summary>
    /// Gives each attempt the default headers and the version of HTTP that <c>ConfigureHttpClient</c> set. They replace those
    /// that the client sets by itself.
    /// </summary>
    private sealed class ConfiguredHandler(HttpClient defaults) : DelegatingHandler
    {
        private readonly bool _isVersionSet = defaults.DefaultRequestVersion != HttpVersion.Version11 || defaults.DefaultVersionPolicy != HttpVersionPolicy.RequestVersionOrLower;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var (name, values) in defaults.DefaultRequestHeaders.NonValidated)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, values);
            }

            if (_isVersionSet)
            {
                (request.Version, request.VersionPolicy) = (defaults.DefaultRequestVersion, defaults.DefaultVersionPolicy);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
