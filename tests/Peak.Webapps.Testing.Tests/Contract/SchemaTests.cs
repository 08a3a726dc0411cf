using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>The generated types follow the schemas of the contract.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Objects =>
        [.. TestContract.GeneratedSchemas.Where(schema => schema.Value["properties"] is not null).Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Objects))]
    public void Every_property_is_read_and_written(string schemaName)
    {
        var schema = TestContract.Schema(schemaName);
        var sample = schema.ToSampleJson();
        sample.Children<JProperty>().Select(property => property.Name).Should().BeEquivalentTo(schema.Properties.Keys);

        var value = JsonConvert.DeserializeObject(sample.ToString(), Type(schemaName))!;

        var written = (JObject)JToken.FromObject(value);
        written.Properties().Select(property => property.Name).Should().BeEquivalentTo(schema.Properties.Keys);
        Type(schemaName).GetProperty("AdditionalProperties")?.GetValue(value).Should().BeEquivalentTo(
            new Dictionary<string, JToken>(), "every property of the contract has a .NET property");
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_property_is_nullable_where_the_contract_allows_it_to_be_missing_or_null(string schemaName)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in TestContract.Schema(schemaName).Properties.Values)
        {
            var member = Type(schemaName).GetProperties().Single(candidate => JsonName(candidate) == property.Name);
            var mayBeNull = nullability.Create(member).ReadState == NullabilityState.Nullable;

            mayBeNull.Should().Be(!property.IsRequired || property.IsNullableRaw == true, "of {0}.{1}", schemaName, property.Name);
        }
    }

    [Fact]
    public void Every_enum_knows_the_values_of_the_contract() =>
        WebappStatus.KnownValues.Select(status => status.Value)
            .Should().Equal(TestContract.Schemas["WebappStatus"]!["enum"]!.Values<string>());

    private static Type Type(string schemaName) => typeof(WebappClient).Assembly.GetType($"Peak.Webapps.{schemaName}", throwOnError: true)!;

    private static string JsonName(PropertyInfo property) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
