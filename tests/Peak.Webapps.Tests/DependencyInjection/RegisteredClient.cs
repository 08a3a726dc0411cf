using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Peak.Webapps.Tests;

/// <summary>A service collection to register clients in, with an environment of its own and a stubbed service.</summary>
internal sealed class RegisteredClient
{
    internal RegisteredClient() => Services.AddSingleton<ReadEnvironment>(variable => Environment.GetValueOrDefault(variable));

    internal ServiceCollection Services { get; } = new();

    internal Dictionary<string, string> Environment { get; } = [];

    internal StubService Service { get; } = new();

    internal static IConfigurationRoot Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();

    /// <summary>The section Peak, with the settings.</summary>
    internal static IConfigurationSection Section(params (string Key, string? Value)[] settings) =>
        Configuration([.. settings.Select(setting => ($"Peak:{setting.Key}", setting.Value))]).GetSection("Peak");

    /// <summary>What the host does when it starts, and then a DELETE of webapp 1.</summary>
    internal async Task<StubRequest> SendAsync(string? name = null)
    {
        Service.Returns("""{"id":"1"}""");
        await using var provider = Services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        var client = name is null ? provider.GetRequiredService<IWebappClient>() : provider.GetRequiredKeyedService<IWebappClient>(name);
        await client.DeleteWebappAsync("1", TestContext.Current.CancellationToken);
        return Service.Requests[^1];
    }

    /// <summary>The error at start-up, which must also be that of resolving the client.</summary>
    internal async Task<string> ErrorAsync(string? name = null)
    {
        await using var provider = Services.BuildServiceProvider();
        var atStart = provider.Invoking(p => p.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which;
        provider.Invoking(p => name is null ? p.GetRequiredService<WebappClient>() : p.GetRequiredKeyedService<WebappClient>(name))
            .Should().Throw<OptionsValidationException>().WithMessage(atStart.Message);
        return atStart.Message;
    }
}
