using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

/// <summary>What an object of the contract may hold one day, and today's requests do not: lists and lists of objects.</summary>
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
    public void Objects_in_a_list_are_compared_by_what_they_give()
    {
        Changes(List(new Part(1)), List(1)).Should().BeEmpty();
        Changes(List(new Part(1)), List(2)).Should().ContainSingle();
        Changes(List(new Part(1)), List([null])).Should().ContainSingle();
    }

    [Fact]
    public void Texts_are_compared_as_texts_and_not_letter_by_letter()
    {
        Changes("ab", "ab").Should().BeEmpty();
        Changes("ab", List('a', 'b')).Should().ContainSingle();
    }

    [Fact]
    public void Json_of_any_shape_is_compared_by_its_content()
    {
        Changes(JToken.Parse("""{"a":[1],"b":2}"""), JToken.Parse("""{"b":2,"a":[1]}""")).Should().BeEmpty();
        Changes(JToken.Parse("""{"a":[1]}"""), JToken.Parse("""{"a":[2]}""")).Should().ContainSingle();
    }

    [Fact]
    public void A_change_tells_both_values_where_it_is_and_what_it_does()
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
    public void What_is_not_given_is_no_change() => Changes(null, 1).Should().BeEmpty();

    private static object?[] List(params object?[] items) => items;

    private static IReadOnlyList<PropertyChange> Changes(object? wanted, object? present) => PropertyChanges.Of(new Part(wanted), present);

    private sealed class Part(object? value) : IChangeSource
    {
        public void FindChanges(object? present, PropertyChanges changes) => changes.Compare("value", "Value", value, present, redeploys: true);
    }
}
