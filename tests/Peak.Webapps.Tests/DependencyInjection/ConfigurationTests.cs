using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Peak.Webapps.Tests;

public sealed class ConfigurationTests
{
    private readonly RegisteredClient _registered = new();

    [Fact]
    public async Task Every_setting_is_read()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(
            ("AuthToken", "key"),
            ("BaseAddress", "http://gateway.cluster.local/"),
            ("AllowPlainHttp", "true"),
            ("ApplicationName", "my-job/1.2"),
            ("Timeout", "00:00:50"),
            ("AttemptTimeout", "00:00:05"),
            ("Retry:MaxRetries", "7"),
            ("Retry:BaseDelay", "00:00:00"),
            ("Retry:MaxDelay", "00:00:02"),
            ("MaxResponseBodySize", "1000000"),
            ("Wait:PollInterval", "00:00:01"),
            ("Wait:MaxPollInterval", "00:00:09"),
            ("Wait:Timeout", "01:00:00")));
        await using var provider = _registered.Services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<PeakWebappsOptions>>().Value;

        options.Should().BeEquivalentTo(new
        {
            AuthToken = "key",
            BaseAddress = new Uri("http://gateway.cluster.local/"),
            AllowPlainHttp = true,
            ApplicationName = "my-job/1.2",
            Timeout = TimeSpan.FromSeconds(50),
            AttemptTimeout = TimeSpan.FromSeconds(5),
            MaxResponseBodySize = 1_000_000L,
            Retry = new { MaxRetries = 7, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.FromSeconds(2) },
            Wait = new { PollInterval = TimeSpan.FromSeconds(1), MaxPollInterval = TimeSpan.FromSeconds(9), Timeout = TimeSpan.FromHours(1) },
        });
    }

    [Fact]
    public void Every_option_that_can_be_text_has_a_key()
    {
        // Set in code only: objects, and a moment that differs from wait to wait.
        string[] codeOnly = ["Handler", "TimeProvider", "Retry:Budget", "Wait:ChangedAfter"];

        PeakWebappsSettings.Keys.Should().BeEquivalentTo(Properties(typeof(PeakWebappsOptions), "").Except(codeOnly));

        static IEnumerable<string> Properties(Type type, string group) => type.GetProperties().Where(property => property.SetMethod?.IsPublic == true)
            .SelectMany(property => property.PropertyType == typeof(PeakRetryOptions) || property.PropertyType == typeof(WaitOptions)
                ? Properties(property.PropertyType, $"{property.Name}:")
                : [group + property.Name]);
    }

    [Theory]
    [InlineData("AuthTokn", "'Peak:AuthTokn' is unknown: did you mean 'Peak:AuthToken'?")]
    [InlineData("authtoken2", "'Peak:authtoken2' is unknown: did you mean 'Peak:AuthToken'?")]
    [InlineData("TimeOuts", "'Peak:TimeOuts' is unknown: did you mean 'Peak:Timeout'?")]
    [InlineData("MaxRetries", "'Peak:MaxRetries' is unknown: did you mean 'Peak:Retry:MaxRetries'?")]
    [InlineData("Retry:MaxRetry", "'Peak:Retry:MaxRetry' is unknown: did you mean 'Peak:Retry:MaxRetries'?")]
    [InlineData("Retry:Timeout", "'Peak:Retry:Timeout' is unknown: did you mean 'Peak:Timeout'?")]
    [InlineData("Retries:MaxRetries", "'Peak:Retries' is unknown: expected one of AuthToken, Stage, *")]
    [InlineData("Nonsense", "'Peak:Nonsense' is unknown: expected one of AuthToken, Stage, *")]
    [InlineData("Retry", "'Peak:Retry' is a single value: expected a section.")]
    [InlineData("Stage:Name", "'Peak:Stage:Name' is unknown: 'Peak:Stage' is a string.")]
    public async Task A_key_that_no_setting_has_is_an_error(string key, string error)
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(("AuthToken", "key"), (key, "5")));

        (await _registered.ErrorAsync()).Should().Match($"The Peak webapps client cannot be created. {error}");
    }

    [Theory]
    [InlineData("Timeout", "soon", "'Peak:Timeout' is \"soon\": expected a time as hh:mm:ss, such as 00:00:30.")]
    [InlineData("Timeout", "30", "'Peak:Timeout' is \"30\": expected a time as hh:mm:ss, such as 00:00:30.")]
    [InlineData("Retry:MaxRetries", "3.5", "'Peak:Retry:MaxRetries' is \"3.5\": expected a whole number.")]
    [InlineData("AllowPlainHttp", "yes", "'Peak:AllowPlainHttp' is \"yes\": expected true or false.")]
    [InlineData("BaseAddress", "user:password@gateway", "'Peak:BaseAddress' cannot be used*")]
    [InlineData("Retry:MaxRetries", "-1", "'Peak:Retry:MaxRetries' is -1: *")]
    [InlineData("Timeout", "00:00:00", "'Peak:Timeout' is 00:00:00: *")]
    [InlineData("Wait:PollInterval", "-00:00:01", "'Peak:Wait:PollInterval' is -00:00:01: *")]
    [InlineData("Stage", "No Stage", "'Peak:Stage' cannot be used: The stage is invalid*")]
    [InlineData("BaseAddress", "http://gateway.test/", "'Peak:BaseAddress' cannot be used: *")]
    public async Task A_value_that_cannot_be_used_is_an_error_that_names_the_key(string key, string value, string error)
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(("AuthToken", "key"), (key, value)));

        (await _registered.ErrorAsync()).Should().Match($"The Peak webapps client cannot be created. {error}").And.NotContain("password").And.NotContain("(Parameter");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_blank_value_counts_as_not_set(string? blank)
    {
        _registered.Environment[PeakSession.TokenVariable] = "key-of-the-environment";
        _registered.Environment[PeakSession.StageVariable] = "latest";
        _registered.Services.AddPeakWebapps(RegisteredClient.Section([.. PeakWebappsSettings.Keys.Select(key => (key, blank))]))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        var request = await _registered.SendAsync();

        request.Token.Should().Be("key-of-the-environment");
        request.Message.RequestUri!.Host.Should().Be("service.latest.peak.ai");
    }

    [Fact]
    public async Task A_blank_option_set_in_code_counts_as_not_set()
    {
        _registered.Environment[PeakSession.TokenVariable] = "key-of-the-environment";
        _registered.Services.AddPeakWebapps(options => (options.AuthToken, options.Stage, options.BaseAddress) = ("", " ", new Uri("https://gateway.test/")))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        var request = await _registered.SendAsync();

        request.Token.Should().Be("key-of-the-environment");
        request.Message.RequestUri!.Host.Should().Be("gateway.test");
    }

    [Fact]
    public async Task At_the_root_of_a_configuration_unknown_keys_are_ignored()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Configuration(
                ("AuthToken", "key"), ("Logging:LogLevel:Default", "Warning"), ("STATE", "x"), ("STORAGE", "x"), ("AUTH_TOKEN", "x"), ("Stagee", "dev")))
            .ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        (await _registered.SendAsync()).Token.Should().Be("key");
    }

    [Fact]
    public void The_token_is_not_serialized() =>
        System.Text.Json.JsonSerializer.Serialize(new PeakWebappsOptions { AuthToken = "my-secret", Stage = "dev" }).Should().Contain("dev").And.NotContain("my-secret");

    [Fact]
    public async Task A_value_in_place_of_the_section_is_an_error()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Configuration(("Peak", "key")).GetSection("Peak"));

        (await _registered.ErrorAsync()).Should().EndWith("'Peak' is a single value: expected a section with keys such as AuthToken.");
    }

    [Fact]
    public async Task Both_a_stage_and_an_address_are_an_error()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section(("AuthToken", "key"), ("Stage", "dev"), ("BaseAddress", "https://gateway.test/")));

        (await _registered.ErrorAsync()).Should().EndWith("Both 'Peak:Stage' and 'Peak:BaseAddress' are set: set only one of them.");
    }

    [Fact]
    public async Task A_missing_token_is_an_error_that_names_the_key_and_the_variable()
    {
        _registered.Services.AddPeakWebapps(RegisteredClient.Section());

        (await _registered.ErrorAsync()).Should().EndWith("'Peak:AuthToken' is not set: set it to your Peak API key, or set the environment variable API_KEY.");
    }

    [Fact]
    public async Task A_variable_that_cannot_be_used_is_an_error_that_names_the_variable()
    {
        _registered.Environment[PeakSession.TokenVariable] = "two\nlines";
        _registered.Services.AddPeakWebapps();

        (await _registered.ErrorAsync()).Should().Contain("'API_KEY' cannot be used: ").And.NotContain("lines");
    }

    [Fact]
    public async Task An_option_set_in_code_is_named_as_a_property()
    {
        _registered.Services.AddPeakWebapps(options => (options.AuthToken, options.Retry.MaxRetries) = ("key", -1));

        (await _registered.ErrorAsync()).Should().Contain("'PeakWebappsOptions.Retry.MaxRetries' is -1: ");
    }

    [Fact]
    public async Task A_change_of_the_configuration_reaches_the_options()
    {
        var configuration = RegisteredClient.Configuration(("Peak:AuthToken", "key"), ("Peak:Timeout", "00:00:10"));
        _registered.Services.AddPeakWebapps(configuration.GetSection("Peak"));
        await using var provider = _registered.Services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<PeakWebappsOptions>>();
        monitor.CurrentValue.Timeout.Should().Be(TimeSpan.FromSeconds(10));

        configuration["Peak:Timeout"] = "00:00:20";
        configuration.Reload();

        monitor.CurrentValue.Timeout.Should().Be(TimeSpan.FromSeconds(20));
    }
}
