using Microsoft.Extensions.DependencyInjection;

namespace Peak.Webapps.Tests;

public sealed class NamedClientTests
{
    private readonly RegisteredClient _registered = new();

    [Fact]
    public async Task Each_name_is_a_client_with_its_own_token()
    {
        _registered.Services.AddPeakWebapps("tenant-a", RegisteredClient.Section(("AuthToken", "key-a"))).ConfigurePrimaryHttpMessageHandler(() => _registered.Service);
        _registered.Services.AddPeakWebapps("tenant-b", options => options.AuthToken = "key-b").ConfigurePrimaryHttpMessageHandler(() => _registered.Service);
        _registered.Services.AddPeakWebapps(options => options.AuthToken = "key").ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        (await _registered.SendAsync("tenant-a")).Token.Should().Be("key-a");
        (await _registered.SendAsync("tenant-b")).Token.Should().Be("key-b");
        (await _registered.SendAsync()).Token.Should().Be("key");
    }

    [Fact]
    public async Task A_service_takes_the_client_of_its_tenant_by_key()
    {
        _registered.Services.AddPeakWebapps("tenant-a", options => options.AuthToken = "key-a");
        _registered.Services.AddPeakWebapps("tenant-b", options => options.AuthToken = "key-b");
        _registered.Services.AddSingleton<Consumer>();
        await using var provider = _registered.Services.BuildServiceProvider();

        var consumer = provider.GetRequiredService<Consumer>();

        consumer.Client.Should().BeSameAs(provider.GetRequiredKeyedService<WebappClient>("tenant-b"))
            .And.NotBeSameAs(provider.GetRequiredKeyedService<IWebappClient>("tenant-a"));
        provider.GetService<IWebappClient>().Should().BeNull("only clients with names are registered");
    }

    [Fact]
    public void The_same_name_twice_is_an_error()
    {
        _registered.Services.AddPeakWebapps("tenant-a", options => options.AuthToken = "key-a");
        _registered.Services.AddPeakWebapps();

        _registered.Services.Invoking(services => services.AddPeakWebapps("tenant-a"))
            .Should().Throw<InvalidOperationException>().WithMessage("AddPeakWebapps was called twice with the name 'tenant-a'. Give each client a name of its own.*");
        _registered.Services.Invoking(services => services.AddPeakWebapps(options => options.AuthToken = "key-b"))
            .Should().Throw<InvalidOperationException>().WithMessage("AddPeakWebapps was called twice without a name. Give each further client a name*");
    }

    [Fact]
    public async Task A_tenant_without_a_token_does_not_get_that_of_the_environment()
    {
        _registered.Environment[PeakSession.TokenVariable] = "key-of-the-environment";
        _registered.Services.AddPeakWebapps("tenant-a", RegisteredClient.Section(("AuthToken", "")));

        (await _registered.ErrorAsync("tenant-a")).Should().Be("The Peak webapps client 'tenant-a' cannot be created. 'Peak:AuthToken' is not set: set it to your Peak API key.");
    }

    [Fact]
    public async Task A_name_without_options_uses_the_environment()
    {
        _registered.Environment[PeakSession.TokenVariable] = "key-of-the-environment";
        _registered.Services.AddPeakWebapps("tenant-a").ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        (await _registered.SendAsync("tenant-a")).Token.Should().Be("key-of-the-environment");
    }

    [Fact]
    public async Task The_names_of_pipelines_are_those_that_are_documented()
    {
        _registered.Services.AddPeakWebapps("tenant-a", options => options.AuthToken = "key-a").Name.Should().Be("Peak.Webapps:tenant-a");
        _registered.Services.AddPeakWebapps(options => options.AuthToken = "key").Name.Should().Be("Peak.Webapps");
        _registered.Services.AddHttpClient("Peak.Webapps:tenant-a").ConfigurePrimaryHttpMessageHandler(() => _registered.Service);

        (await _registered.SendAsync("tenant-a")).Token.Should().Be("key-a");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_blank_name_is_refused(string? name)
    {
        _registered.Services.Invoking(services => services.AddPeakWebapps(name!, options => options.AuthToken = "key")).Should().Throw<ArgumentException>().WithParameterName("name");
        _registered.Services.Invoking(services => services.AddPeakWebapps(name!, RegisteredClient.Section())).Should().Throw<ArgumentException>().WithParameterName("name");
    }

    private sealed class Consumer([FromKeyedServices("tenant-b")] IWebappClient client)
    {
        internal IWebappClient Client { get; } = client;
    }
}
