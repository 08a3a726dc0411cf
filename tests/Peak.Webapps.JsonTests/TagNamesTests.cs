namespace Peak.Webapps.JsonTests;

public sealed class TagNamesTests
{
    [Theory]
    [InlineData("""["a","b"]""", "a,b")]
    [InlineData("""[{"name":"a","color":"red"},{"name":"b"}]""", "a,b")]
    [InlineData("""["a",{"name":"b"},5,null,true,["c"],{"name":5},{"label":"d"},{}]""", "a,b")]
    [InlineData("[]", "")]
    public void The_names_are_found_whatever_shape_the_service_sends(string tags, string expected)
    {
        var json = $$"""{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"2026-07-02T09:30:00Z","updatedBy":"u","tags":{{tags}}}""";

        string.Join(',', PeakJson.Read<Webapp>(json)!.TagNames).Should().Be(expected);
        string.Join(',', PeakJson.Read<WebappSummary>(json)!.TagNames).Should().Be(expected);
    }

    [Fact]
    public void A_webapp_without_tags_has_no_names() => new Webapp().TagNames.Should().BeEmpty();
}
