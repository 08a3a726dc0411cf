using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

[Collection("The environment of the process")]
public sealed class DependencyInjectionTests
{
    private readonly StubService _service = new();
    private readonly ServiceCollection _services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_from_code_make_a_working_client()
    {
        _service.Answers("""{"id":"1"}""");
        _services.AddPeakWebapps(options => (options.AuthToken, options.Stage) = (StubService.Token, "beta"))
            .ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IWebappClient>().DeleteWebappAsync("1", Token);

        _service.Requests.Single().Message.RequestUri.Should().Be(new Uri("https://service.beta.peak.ai/webapps/api/v1/webapps/1"));
        _service.Requests.Single().Token.Should().Be(StubService.Token);
    }

    [Fact]
    public async Task Options_from_configuration_make_a_working_client()
    {
        _service.Answers("""{"id":"1"}""");
        var configuration = Configuration(("Peak:AuthToken", "key"), ("Peak:BaseAddress", "https://gateway.test/"), ("Peak:Timeout", "00:00:30"));
        _services.AddPeakWebapps(configuration.GetSection("Peak")).ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IWebappClient>().DeleteWebappAsync("1", Token);

        _service.Requests.Single().Message.RequestUri!.Host.Should().Be("gateway.test");
        provider.GetRequiredService<IOptions<PeakWebappsOptions>>().Value.Timeout.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_clock_is_that_of_the_services()
    {
        var clock = new FakeTimeProvider();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _service.Answers((_, token) => answer.Task.WaitAsync(token));
        _services.AddSingleton<TimeProvider>(clock);
        _services.AddPeakWebapps(options => (options.AuthToken, options.AttemptTimeout, options.Retry.MaxRetries) = ("key", TimeSpan.FromSeconds(5), 0))
            .ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = _services.BuildServiceProvider();
        var call = provider.GetRequiredService<IWebappClient>().DescribeWebappAsync("1", Token);

        clock.Advance(TimeSpan.FromSeconds(5));
        answer.SetException(new HttpRequestException("later than the time-out, unless that is another clock's"));

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<PeakTimeoutException>().WithMessage("*00:00:05*");
    }

    [Fact]
    public async Task Every_option_of_the_client_can_come_from_configuration()
    {
        _service.Answers(System.Net.HttpStatusCode.ServiceUnavailable, "").Answers("""{"id":"1"}""");
        var configuration = Configuration(
            ("AuthToken", "key"),
            ("BaseAddress", "http://gateway.cluster.local/"),
            ("AllowPlainHttp", "true"),
            ("AttemptTimeout", "00:00:05"),
            ("Retry:MaxRetries", "1"),
            ("Retry:BaseDelay", "00:00:00"),
            ("Retry:MaxDelay", "00:00:02"),
            ("MaxResponseBodySize", "1000000"));
        _services.AddPeakWebapps(configuration).ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IWebappClient>().DeleteWebappAsync("1", Token);

        _service.Requests.Should().HaveCount(2, "the first answer is retried");
        provider.GetRequiredService<IOptions<PeakWebappsOptions>>().Value.Should().BeEquivalentTo(new
        {
            AllowPlainHttp = true,
            AttemptTimeout = TimeSpan.FromSeconds(5),
            Retry = new PeakRetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.FromSeconds(2) },
            MaxResponseBodySize = 1_000_000L,
        });
    }

    [Fact]
    public void Every_option_of_the_client_but_its_clock_is_there_with_the_same_default() =>
        new PeakWebappsOptions().Should().BeEquivalentTo(new WebappClientOptions(), like => like.Excluding(options => options.TimeProvider).Excluding(options => options.Handler));

    [Fact]
    public async Task A_retry_option_that_cannot_be_used_is_told()
    {
        _services.AddPeakWebapps(Configuration(("AuthToken", "key"), ("Retry:MaxRetries", "-1")));
        await using var provider = _services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IWebappClient>()).Should().Throw<OptionsValidationException>().WithMessage("*Retry.MaxRetries is -1*");
    }

    [Fact]
    public async Task The_client_is_one_singleton_under_both_names()
    {
        _services.AddPeakWebapps(options => options.AuthToken = "key");
        _services.AddPeakWebapps();
        await using var provider = _services.BuildServiceProvider();

        provider.GetRequiredService<IWebappClient>().Should().BeSameAs(provider.GetRequiredService<WebappClient>());
        provider.GetServices<IWebappClient>().Should().ContainSingle();
    }

    [Theory]
    [InlineData(null, null, null, "*AuthToken is missing*API_KEY*")]
    [InlineData("  ", null, null, "*token is blank*")]
    [InlineData("key", "No Stage", null, "*does not look like a stage*")]
    [InlineData("key", "dev", "https://gateway.test/", "*Both Stage and BaseAddress*")]
    [InlineData("key", null, "http://gateway.test/", "*in the clear*")]
    public async Task Settings_that_cannot_be_used_are_told(string? token, string? stage, string? address, string message)
    {
        _services.AddPeakWebapps(Configuration(("AuthToken", token), ("Stage", stage), ("BaseAddress", address)));
        await using var provider = _services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IWebappClient>()).Should().Throw<OptionsValidationException>().WithMessage(message);
        provider.Invoking(p => p.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public async Task A_time_out_that_cannot_be_used_is_told()
    {
        _services.AddPeakWebapps(options => (options.AuthToken, options.Timeout) = ("key", TimeSpan.Zero));
        await using var provider = _services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IWebappClient>()).Should().Throw<OptionsValidationException>().WithMessage("*Timeout*");
    }

    [Fact]
    public async Task The_environment_fills_in_what_is_not_set()
    {
        _service.Answers("""{"id":"1"}""");
        Environment.SetEnvironmentVariable(PeakSession.TokenVariable, "key-of-the-environment");
        Environment.SetEnvironmentVariable(PeakSession.StageVariable, "latest");
        try
        {
            _services.AddPeakWebapps().ConfigurePrimaryHttpMessageHandler(() => _service);
            await using var provider = _services.BuildServiceProvider();
            await provider.GetRequiredService<IWebappClient>().DeleteWebappAsync("1", Token);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PeakSession.TokenVariable, null);
            Environment.SetEnvironmentVariable(PeakSession.StageVariable, null);
        }

        _service.Requests.Single().Token.Should().Be("key-of-the-environment");
        _service.Requests.Single().Message.RequestUri!.Host.Should().Be("service.latest.peak.ai");
    }

    [Fact]
    public async Task The_logs_of_the_factory_do_not_show_the_token()
    {
        _service.Answers("""{"id":"1"}""");
        var log = new RecordedLog();
        _services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        _services.AddPeakWebapps(options => options.AuthToken = StubService.Token).ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IWebappClient>().DeleteWebappAsync("1", Token);

        log.Text.Should().Contain("Authorization", "the headers are logged at this level").And.NotContain(StubService.Token);
    }

    [Fact]
    public void A_missing_argument_is_named()
    {
        ((Action)(() => ((IServiceCollection)null!).AddPeakWebapps())).Should().Throw<ArgumentNullException>().WithParameterName("services");
        ((Action)(() => _services.AddPeakWebapps((IConfiguration)null!))).Should().Throw<ArgumentNullException>().WithParameterName("configuration");
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value)).Build();

    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        private readonly System.Text.StringBuilder _text = new();

        internal string Text => _text.ToString();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _text.AppendLine(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
