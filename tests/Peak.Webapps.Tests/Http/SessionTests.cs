namespace Peak.Webapps.Tests;

public sealed class SessionTests
{
    [Fact]
    public void The_default_stage_is_prod() =>
        new PeakSession("key").BaseAddress.Should().Be(new Uri("https://service.peak.ai/"));

    [Theory]
    [InlineData("prod", "https://service.peak.ai/")]
    [InlineData("dev", "https://service.dev.peak.ai/")]
    [InlineData("latest", "https://service.latest.peak.ai/")]
    [InlineData("my-stage-2", "https://service.my-stage-2.peak.ai/")]
    public void A_stage_determines_the_address(string stage, string address) =>
        new PeakSession("key", stage).BaseAddress.Should().Be(new Uri(address));

    [Fact]
    public void Swapped_arguments_do_not_show_the_token() =>
        FluentActions.Invoking(() => new PeakSession("prod", "Secret-Key")).Should().Throw<ArgumentException>().Which.Message.Should().NotContain("Secret");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Prod")]
    [InlineData("dev\n")]
    [InlineData("-dev")]
    [InlineData("evil.example/")]
    [InlineData("a@b")]
    public void An_invalid_stage_is_refused(string stage)
    {
        var act = () => new PeakSession("key", stage);

        act.Should().Throw<ArgumentException>().WithParameterName("stage").WithMessage("*The stage is invalid: pass prod, dev*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("key\n")]
    [InlineData("\nkey")]
    [InlineData("key\r\nX-Evil: 1")]
    [InlineData("schlüssel")]
    public void An_invalid_token_is_refused_without_repeating_it(string token)
    {
        var act = () => new PeakSession(token);

        var message = act.Should().Throw<ArgumentException>().WithParameterName("authToken").Which.Message;
        if (!string.IsNullOrWhiteSpace(token))
        {
            message.Should().NotContain(token);
        }
    }

    [Fact]
    public void A_null_argument_is_named()
    {
        ((Action)(() => _ = new PeakSession(null!))).Should().Throw<ArgumentNullException>().WithParameterName("authToken");
        ((Action)(() => _ = new PeakSession("key", (string)null!))).Should().Throw<ArgumentNullException>().WithParameterName("stage");
        ((Action)(() => _ = new PeakSession("key", (Uri)null!))).Should().Throw<ArgumentNullException>().WithParameterName("baseAddress");
    }

    [Theory]
    [InlineData("https://gateway.example/peak/")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://[::1]:8080/")]
    public void A_safe_address_is_accepted(string address) =>
        new PeakSession("key", new Uri(address)).BaseAddress.Should().Be(new Uri(address));

    [Theory]
    [InlineData("http://service.peak.ai", "*unencrypted*")]
    [InlineData("ftp://127.0.0.1", "*unencrypted*")]
    [InlineData("/relative", "*not absolute*")]
    [InlineData("https://ada:geheim@service.peak.ai", "*user information*")]
    [InlineData("https://service.peak.ai/?a=b", "*query*")]
    [InlineData("https://service.peak.ai/#a", "*fragment*")]
    public void Another_address_is_refused(string address, string reason)
    {
        var act = () => new PeakSession("key", new Uri(address, UriKind.RelativeOrAbsolute));

        act.Should().Throw<ArgumentException>().WithParameterName("baseAddress").WithMessage(reason)
            .Which.Message.Should().NotContain("geheim");
    }

    [Fact]
    public void Plain_http_to_another_machine_needs_permission()
    {
        var address = new Uri("http://gateway.cluster.local/");

        new PeakSession("key", address, allowPlainHttp: true).BaseAddress.Should().Be(address);
        FluentActions.Invoking(() => new PeakSession("key", address, allowPlainHttp: false)).Should().Throw<ArgumentException>().WithMessage("*unencrypted*");
        FluentActions.Invoking(() => new PeakSession("key", new Uri("ftp://gateway.cluster.local/"), allowPlainHttp: true))
            .Should().Throw<ArgumentException>().WithParameterName("baseAddress");
    }

    [Fact]
    public void The_default_session_comes_from_the_environment()
    {
        var session = PeakSession.FromEnvironment(Environment(("API_KEY", "key"), ("STAGE", "beta")));

        session.AuthToken.Should().Be("key");
        session.BaseAddress.Should().Be(new Uri("https://service.beta.peak.ai/"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_STAGE_the_stage_is_prod(string? stage) =>
        PeakSession.FromEnvironment(Environment(("API_KEY", "key"), ("STAGE", stage))).BaseAddress.Host.Should().Be("service.peak.ai");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_API_KEY_is_named(string? token)
    {
        var act = () => PeakSession.FromEnvironment(Environment(("API_KEY", token)));

        act.Should().Throw<InvalidOperationException>().WithMessage("*API_KEY*missing*");
    }

    [Theory]
    [InlineData("key\n", "prod", "The environment variable API_KEY is invalid.*line break*")]
    [InlineData("key", "No Stage", "The environment variable STAGE is invalid. The stage*")]
    public void An_invalid_variable_is_named(string token, string stage, string message)
    {
        var act = () => PeakSession.FromEnvironment(Environment(("API_KEY", token), ("STAGE", stage)));

        act.Should().Throw<InvalidOperationException>().WithMessage(message);
    }

    [Fact]
    public void The_text_of_a_session_does_not_show_its_token() =>
        new PeakSession("secret-token-4711").ToString().Should().Contain("service.peak.ai").And.NotContain("4711");

    [Fact]
    public void A_session_as_json_does_not_show_its_token()
    {
        var session = new PeakSession("secret-token-4711");

        Newtonsoft.Json.JsonConvert.SerializeObject(session).Should().Contain("service.peak.ai").And.NotContain("4711");
        System.Text.Json.JsonSerializer.Serialize(session).Should().Contain("service.peak.ai").And.NotContain("4711");
    }

    private static Func<string, string?> Environment(params (string Name, string? Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
