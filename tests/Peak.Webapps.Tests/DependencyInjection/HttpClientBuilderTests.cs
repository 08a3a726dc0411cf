using System.Net;
using FluentAssertions.Specialized;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Peak.Webapps.Tests;

/// <summary>What the returned builder of the HTTP pipeline sets is honoured, or an error at start-up.</summary>
public sealed class HttpClientBuilderTests
{
    private readonly RegisteredClient _registered = new();

    [Fact]
    public async Task Default_headers_are_sent_with_every_attempt()
    {
        _registered.Service.Returns(HttpStatusCode.ServiceUnavailable, "");
        Add(options => options.Retry.BaseDelay = TimeSpan.Zero).ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("X-Tenant", "acme"));

        await _registered.SendAsync();

        _registered.Service.Requests.Should().HaveCount(2).And.AllSatisfy(request => request.Message.Headers.GetValues("X-Tenant").Should().Equal("acme"));
    }

    [Fact]
    public async Task Default_headers_replace_those_of_the_client()
    {
        Add().ConfigureHttpClient(client => client.DefaultRequestHeaders.UserAgent.ParseAdd("acme/1.0"));

        var request = await _registered.SendAsync();

        request.Message.Headers.UserAgent.ToString().Should().Be("acme/1.0");
        request.Token.Should().Be(StubService.Token);
    }

    [Fact]
    public async Task The_version_of_HTTP_is_honoured()
    {
        Add().ConfigureHttpClient(client => (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact));

        var request = await _registered.SendAsync();

        request.Message.Version.Should().Be(HttpVersion.Version20);
        request.Message.VersionPolicy.Should().Be(HttpVersionPolicy.RequestVersionExact);
    }

    [Fact]
    public async Task Handlers_that_are_added_see_the_token()
    {
        var seen = new List<string>();
        Add().AddHttpMessageHandler(() => new TokenSeen(seen));

        await _registered.SendAsync();

        seen.Should().Equal(StubService.Token);
    }

    [Fact]
    public async Task A_handler_of_the_options_is_the_primary_handler()
    {
        _registered.Services.AddPeakWebapps(options => (options.AuthToken, options.Handler) = ("key", _registered.Service))
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("X-Tenant", "acme"));

        (await _registered.SendAsync()).Message.Headers.GetValues("X-Tenant").Should().Equal("acme");
    }

    [Fact]
    public async Task Settings_that_the_client_does_not_use_are_errors_that_name_the_right_setting()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(("AuthToken", "key"))).ConfigureHttpClient(client =>
        {
            client.BaseAddress = new Uri("https://gateway.test/");
            client.Timeout = TimeSpan.FromSeconds(5);
            client.MaxResponseContentBufferSize = 1000;
            client.DefaultRequestHeaders.Add("Authorization", "other-key");
        });

        (await _registered.ErrorAsync()).Should()
            .Contain("HttpClient.BaseAddress is 'https://gateway.test/', but the client does not use it: set 'Peak:BaseAddress' instead.").And
            .Contain("HttpClient.Timeout is 00:00:05, but the client does not use it: leave it at 00:01:40, and set 'Peak:Timeout' (a call with its retries) or 'Peak:AttemptTimeout' (one attempt) instead.").And
            .Contain("HttpClient.MaxResponseContentBufferSize is set, but the client does not use it: set 'Peak:MaxResponseBodySize' instead.").And
            .Contain("HttpClient.DefaultRequestHeaders has an Authorization header, but the client sends its own: set 'Peak:AuthToken' instead.").And
            .NotContain("other-key");
    }

    [Fact]
    public async Task Defaults_of_all_clients_that_this_one_does_not_use_are_no_errors()
    {
        _registered.Services.ConfigureHttpClientDefaults(defaults => defaults.ConfigureHttpClient(client =>
        {
            client.Timeout = TimeSpan.FromSeconds(5);
            client.BaseAddress = new Uri("https://other.test/");
            client.DefaultRequestHeaders.Add("Authorization", "other-key");
            client.DefaultRequestHeaders.Add("X-Team", "forecast");
        }));
        Add();

        var request = await _registered.SendAsync();

        request.Token.Should().Be(StubService.Token);
        request.Message.RequestUri!.Host.Should().Be("service.peak.ai");
        request.Message.Headers.GetValues("X-Team").Should().Equal("forecast");
    }

    [Fact]
    public async Task The_pipeline_may_read_the_options()
    {
        Add().ConfigureHttpClient((provider, client) => client.DefaultRequestHeaders.Add(
            "X-Timeout",
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<PeakWebappsOptions>>().Value.Timeout.ToString()));

        (await _registered.SendAsync()).Message.Headers.GetValues("X-Timeout").Should().Equal("00:01:40");
    }

    [Fact]
    public async Task Resilience_handlers_for_all_clients_are_left_out()
    {
        // As the templates of Aspire do it.
        _registered.Services.ConfigureHttpClientDefaults(defaults => defaults.AddStandardResilienceHandler());
        Add();
        _registered.Service.Returns(HttpStatusCode.ServiceUnavailable, "");

        await CreateAsync<PeakApiException>();

        _registered.Service.Requests.Should().ContainSingle("a create is sent once");
    }

    [Fact]
    public async Task Resilience_handlers_for_all_clients_are_left_out_when_they_are_added_later()
    {
        Add();
        _registered.Services.ConfigureHttpClientDefaults(defaults => defaults.AddStandardResilienceHandler());
        _registered.Service.Returns(HttpStatusCode.ServiceUnavailable, "");

        await CreateAsync<PeakApiException>();

        _registered.Service.Requests.Should().ContainSingle("a create is sent once");
    }

    [Fact]
    public async Task A_resilience_handler_for_this_client_is_an_error_beside_its_own_retries()
    {
        Add().AddStandardResilienceHandler();

        (await _registered.ErrorAsync()).Should().Contain(
            "The HTTP pipeline 'Peak.Webapps' has a handler that retries (Microsoft.Extensions.Http.Resilience.ResilienceHandler), but the client retries by itself, and a create " +
            "would be sent several times. Remove the handler, or set 'PeakWebappsOptions.Retry.MaxRetries' to 0 to leave all retries to it.");
    }

    [Fact]
    public async Task Without_retries_of_the_client_its_own_resilience_handler_retries()
    {
        Add(options => options.Retry.MaxRetries = 0).AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero);
        _registered.Service.Returns(HttpStatusCode.ServiceUnavailable, "");

        await _registered.SendAsync();

        _registered.Service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_retries_of_the_client_a_resilience_handler_is_used_and_its_open_circuit_is_a_connection_exception()
    {
        Add(options => options.Retry.MaxRetries = 0).AddResilienceHandler("circuit", pipeline => pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.1,
            MinimumThroughput = 2,
            SamplingDuration = TimeSpan.FromHours(1),
            BreakDuration = TimeSpan.FromHours(1),
        }));
        _registered.Service.Returns(HttpStatusCode.ServiceUnavailable, "").Returns(HttpStatusCode.ServiceUnavailable, "");
        await using var provider = _registered.Services.BuildServiceProvider();
        await CreateAsync<PeakApiException>(provider);
        await CreateAsync<PeakApiException>(provider);

        await CreateAsync<PeakConnectionException>(provider);

        _registered.Service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_time_out_of_a_resilience_handler_is_a_time_out_exception()
    {
        Add(options => options.Retry.MaxRetries = 0);
        _registered.Service.Throws(new Polly.Timeout.TimeoutRejectedException(TimeSpan.FromSeconds(1)));

        await CreateAsync<PeakTimeoutException>();
    }

    private IHttpClientBuilder Add(Action<PeakWebappsOptions>? configure = null) =>
        _registered.Services.AddPeakWebapps(options =>
        {
            options.AuthToken = StubService.Token;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

    private async Task CreateAsync<TException>()
        where TException : PeakException
    {
        await using var provider = _registered.Services.BuildServiceProvider();
        await CreateAsync<TException>(provider);
    }

    private static Task<ExceptionAssertions<TException>> CreateAsync<TException>(ServiceProvider provider)
        where TException : PeakException =>
        provider.GetRequiredService<IWebappClient>()
            .Awaiting(client => client.CreateWebappAsync(new CreateWebappRequest { Name = "one", Title = "One" }, TestContext.Current.CancellationToken))
            .Should().ThrowAsync<TException>();

    private sealed class TokenSeen(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.AddRange(request.Headers.GetValues("Authorization"));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
