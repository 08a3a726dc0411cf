using System.Globalization;
using Newtonsoft.Json;

namespace Peak.Webapps.Tests;

public sealed class WebappStatusTests
{
    [Fact]
    public void An_unknown_value_is_preserved()
    {
        var status = JsonConvert.DeserializeObject<WebappStatus>("\"PAUSED\"");

        status.Value.Should().Be("PAUSED");
        status.IsKnown.Should().BeFalse();
        status.IsFailure.Should().BeFalse();
        JsonConvert.SerializeObject(status).Should().Be("\"PAUSED\"");
    }

    [Fact]
    public void Known_values_are_known()
    {
        WebappStatus.KnownValues.Should().HaveCount(6).And.OnlyHaveUniqueItems().And.OnlyContain(status => status.IsKnown);
        WebappStatus.KnownValues.Where(status => status.IsFailure).Should().Equal(WebappStatus.CreateFailed, WebappStatus.DeleteFailed);
    }

    [Fact]
    public void Equality_is_case_sensitive()
    {
        var same = new WebappStatus("AVAILABLE");

        (same == WebappStatus.Available).Should().BeTrue();
        same.Equals((object)WebappStatus.Available).Should().BeTrue();
        same.GetHashCode().Should().Be(WebappStatus.Available.GetHashCode());
        (new WebappStatus("available") != WebappStatus.Available).Should().BeTrue();
        same.Equals((object)"AVAILABLE").Should().BeFalse();
    }

    [Fact]
    public void The_text_is_the_value_in_every_format()
    {
        WebappStatus.CreateFailed.ToString().Should().Be("CREATE_FAILED");
        string.Format(CultureInfo.InvariantCulture, "{0:x}", WebappStatus.CreateFailed).Should().Be("CREATE_FAILED");
    }

    [Fact]
    public void The_default_has_no_value()
    {
        default(WebappStatus).Value.Should().BeEmpty();
        default(WebappStatus).IsKnown.Should().BeFalse();
        default(WebappStatus).Should().Be(default(WebappStatus)).And.NotBe(WebappStatus.Available);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_blank_value_is_refused(string? value) =>
        ((Action)(() => _ = new WebappStatus(value!))).Should().Throw<ArgumentException>().WithParameterName("value");

    [Fact]
    public void A_null_is_read_if_the_type_allows_it()
    {
        JsonConvert.DeserializeObject<WebappStatus?>("null").Should().BeNull();
        JsonConvert.SerializeObject((WebappStatus?)null).Should().Be("null");
    }
}
