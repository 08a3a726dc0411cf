using System.Globalization;
using Newtonsoft.Json;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The settings are in force; all other tests of this project prove that the client does not use them.</summary>
public sealed class HostileProcessSettingsTests
{
    [Fact]
    public void The_settings_of_the_process_are_in_force()
    {
        JsonConvert.SerializeObject(new object()).Should().Contain("$id");
        (-1.5).ToString(CultureInfo.CurrentCulture).Should().Be("~1,5");
    }
}
