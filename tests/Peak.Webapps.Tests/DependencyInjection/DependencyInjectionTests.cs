using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

public sealed class DependencyInjectionTests
{
    private readonly RegisteredClient _registered = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_from_code_make_a_working_client()
    {
        _registered.Services.AddPeakWebapps(options => (options.AuthToken, options.Stage) = (StubService.Token, "beta"))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        var request = await _registered.SendAsync();

        request.Message.RequestUri.Should().Be(new Uri("https://service.beta.peak.ai/webapps/api/v1/webapps/1"));
        request.Token.Should().Be(StubService.Token);
    }

    [Fact]
    public async Task Options_from_configuration_make_a_working_client()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(("AuthToken", "key"), ("BaseAddress", "https://gateway.test/")))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        (await _registered.SendAsync()).Message.RequestUri!.Host.Should().Be("gateway.test");
    }

    [Fact]
    public async Task The_environment_supplies_what_is_not_set()
    {
        _registered.Environment[PeakSession.TokenVariable] = "key-of-the-environment";
        _registered.Environment[PeakSession.StageVariable] = "latest";
        _registered.Services.AddPeakWebapps().ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        var request = await _registered.SendAsync();

        request.Token.Should().Be("key-of-the-environment");
        request.Message.RequestUri!.Host.Should().Be("service.latest.peak.ai");
    }

    [Fact]
    public async Task The_clock_is_that_of_the_services()
    {
        var clock = new FakeTimeProvider();
        var response = new TaskCompletionSource<HttpResponseMessage>();
        _registered.Service.Returns((_, token) => response.Task.WaitAsync(token));
        _registered.Services.AddSingleton<TimeProvider>(clock);
        _registered.Services.AddPeakWebapps(options => (options.AuthToken, options.AttemptTimeout, options.Retry.MaxRetries) = ("key", TimeSpan.FromSeconds(5), 0))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);
        await using var provider = _registered.Services.BuildServiceProvider();
        var call = provider.GetRequiredService<IWebappClient>().DescribeWebappAsync("1", Token);

        clock.Advance(TimeSpan.FromSeconds(5));
        response.SetException(new HttpRequestException("too late, unless the time-out was on another clock"));

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<PeakTimeoutException>();
    }

    [Fact]
    public async Task The_client_is_one_singleton_under_both_types()
    {
        _registered.Services.AddPeakWebapps(options => options.AuthToken = "key");
        await using var provider = _registered.Services.BuildServiceProvider();

        provider.GetRequiredService<IWebappClient>().Should().BeSameAs(provider.GetRequiredService<WebappClient>());
    }

    [Fact]
    public async Task The_logs_of_the_factory_do_not_show_the_token()
    {
        var log = new RecordedLog();
        _registered.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        _registered.Services.AddPeakWebapps(options => options.AuthToken = StubService.Token).ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        await _registered.SendAsync();

        log.Text.Should().Contain("Authorization", "the headers are logged at this level").And.NotContain(StubService.Token);
    }

    [Fact]
    public void A_missing_argument_is_named()
    {
        ((Action)(() => ((IServiceCollection)null!).AddPeakWebapps())).Should().Throw<ArgumentNullException>().WithParameterName("services");
        ((Action)(() => _registered.Services.AddPeakWebapps((IConfiguration)null!))).Should().Throw<ArgumentNullException>().WithParameterName("configuration");
        ((Action)(() => _registered.Services.AddPeakWebapps("tenant-a", (IConfiguration)null!))).Should().Throw<ArgumentNullException>().WithParameterName("configuration");
    }

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
