using Newtonsoft.Json;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>That the client does not care is shown by every other test of this project.</summary>
public sealed class HostileDefaultsTests
{
    [Fact]
    public void The_defaults_of_this_process_would_break_a_client_that_took_them()
    {
        var read = () => JsonConvert.DeserializeObject<CreateOrUpdateWebappResult>("{}");
        var write = () => JsonConvert.SerializeObject(new WebappClientOptions());

        read.Should().Throw<JsonException>().WithMessage("*defaults were used for reading*");
        write.Should().Throw<JsonException>().WithMessage("*defaults were used for writing*");
    }
}
