using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.JsonTests.Support;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Peak.Webapps.JsonTests;

/// <summary>What is written is JSON of the contract, by the client and by both serializers.</summary>
public sealed class WritingTests
{
    // As many in all, however many types there are.
    private static readonly int Count = FullRun.Share(20_000) / ContractTypes.Objects.Count;

    public static TheoryData<Type> Types => ContractTypes.ForTheory;

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_written_is_read_as_the_same_value(Type type)
    {
        foreach (var value in Samples.Of(Values.Valid(type), Count))
        {
            var json = Generated.Write(value);

            JsonText.ShouldBeSameAs(Generated.Write(Generated.Read(type, json)!), json);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Exactly_what_is_set_is_written(Type type)
    {
        foreach (var value in Samples.Of(Values.Valid(type), Count / 5))
        {
            using var written = JsonDocument.Parse(Generated.Write(value));

            written.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal(SetNames(type, value));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Both_serializers_read_and_write_the_JSON_of_the_client(Type type)
    {
        foreach (var value in Samples.Of(Values.Valid(type), Count / 5))
        {
            var json = Generated.Write(value);

            var written = JsonSerializer.Serialize(value, type);
            JsonText.ShouldBeSameAs(written, json);
            JsonText.ShouldBeSameAs(Generated.Write(JsonSerializer.Deserialize(written, type)!), json);
            written = JsonConvert.SerializeObject(value);
            JsonText.ShouldBeAboutSameAs(written, json);
            JsonText.ShouldBeAboutSameAs(Generated.Write(JsonConvert.DeserializeObject(written, type)!), json);
            JsonText.ShouldBeAboutSameAs(Generated.Write(JToken.FromObject(value).ToObject(type)!), json);
        }
    }

    /// <summary>In the order of the contract: what is set or required; then what the contract does not list.</summary>
    private static IEnumerable<string> SetNames(Type type, object value)
    {
        var required = ContractSchemas.RequiredOf(type);
        return
        [
            .. from member in ContractTypes.PropertiesOf(type)
                where required.Contains(member.Name) || member.Property.GetValue(value) is not null
                select member.Name,
            .. (ContractTypes.UnknownOf(type)?.GetValue(value) as IDictionary<string, JToken>)?.Keys ?? [],
        ];
    }
}
