using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

/// <summary>Comparisons of values that requests do not have today: lists and lists of objects.</summary>
public sealed class PropertyChangesTests
{
    [Fact]
    public void Lists_of_the_same_items_in_the_same_order_are_no_change()
    {
        Changes(List("a", "b"), List("a", "b")).Should().BeEmpty();
        Changes(List("a", "b"), List("b", "a")).Should().ContainSingle();
        Changes(List("a", "b"), List("a", "c")).Should().ContainSingle();
        Changes(List("a", "b"), List("a")).Should().ContainSingle();
        Changes(List("a"), List("a", "b")).Should().ContainSingle();
        Changes(List(), null).Should().ContainSingle();
    }

    [Fact]
    public void Objects_in_a_list_are_compared_by_the_properties_that_they_set()
    {
        Changes(List(new Part(1)), List(1)).Should().BeEmpty();
        Changes(List(new Part(1)), List(2)).Should().ContainSingle();
        Changes(List(new Part(1)), List([null])).Should().ContainSingle();
    }

    [Fact]
    public void Strings_are_compared_as_a_whole()
    {
        Changes("ab", "ab").Should().BeEmpty();
        Changes("ab", List('a', 'b')).Should().ContainSingle();
    }

    [Fact]
    public void Json_values_are_compared_by_their_content()
    {
        Changes(JToken.Parse("""{"a":[1],"b":2}"""), JToken.Parse("""{"b":2,"a":[1]}""")).Should().BeEmpty();
        Changes(JToken.Parse("""{"a":[1]}"""), JToken.Parse("""{"a":[2]}""")).Should().ContainSingle();
    }

    [Fact]
    public void A_change_has_both_values_both_paths_and_its_effect()
    {
        Changes(2, 1).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            JsonPath = "value",
            PropertyPath = "Value",
            OldValue = 1,
            NewValue = 2,
            Redeploys = true,
        });
    }

    [Fact]
    public void A_value_that_is_not_set_is_no_change() => Changes(null, 1).Should().BeEmpty();

    [Fact]
    public void A_change_is_shown_with_JSON_values()
    {
        Text("a \"quoted\" text", "").Should().Be("""value: "" → "a \"quoted\" text" (redeploys)""");
        Text(false, true).Should().Be("value: true → false (redeploys)");
        Text(8L, null).Should().Be("value: unset → 8 (redeploys)");
        Text(1.5, 2.5m).Should().Be("value: 2.5 → 1.5 (redeploys)");
        Text(WebappStatus.Available, null).Should().Be("""value: unset → "AVAILABLE" (redeploys)""");
        Text(List("a", 1L), null).Should().Be("""value: unset → ["a",1] (redeploys)""");
        Text(new ImageDetails { ImageId = 1 }, null).Should().Be("""value: unset → {"imageId":1} (redeploys)""");
        Text(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), null).Should().Be("""value: unset → "2026-01-02T03:04:05Z" (redeploys)""");
        new PropertyChange { JsonPath = "title", PropertyPath = "Title", NewValue = "b", OldValue = "a", Redeploys = false }.ToString()
            .Should().Be("title: \"a\" → \"b\"");

        static string Text(object newValue, object? oldValue) =>
            new PropertyChange { JsonPath = "value", PropertyPath = "Value", NewValue = newValue, OldValue = oldValue, Redeploys = true }.ToString();
    }

    private static object?[] List(params object?[] items) => items;

    private static IReadOnlyList<PropertyChange> Changes(object? newValue, object? oldValue) => PropertyChanges.Of(new Part(newValue), oldValue);

    private sealed class Part(object? value) : IChangeSource
    {
        public void FindChanges(object? existing, PropertyChanges changes) => changes.Compare("value", "Value", value, existing, redeploys: true);
    }
}
