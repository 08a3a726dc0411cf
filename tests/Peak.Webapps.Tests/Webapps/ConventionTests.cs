using System.Reflection;
using System.Xml.Linq;

namespace Peak.Webapps.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly Assembly = typeof(WebappClient).Assembly;

    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml"));

    public static TheoryData<Type> PublicTypes => [.. Assembly.GetExportedTypes()];

    private static IEnumerable<Type> JsonTypes =>
        Assembly.GetExportedTypes().Where(type => typeof(IJsonObject).IsAssignableFrom(type));

    [Fact]
    public void Users_see_one_namespace() =>
        Assembly.GetExportedTypes().Where(type => !type.Namespace!.StartsWith("Peak.WebappsRefit", StringComparison.Ordinal))
            .Should().OnlyContain(type => type.Namespace == "Peak.Webapps");

    [Fact]
    public void Every_response_preserves_unknown_properties() =>
        JsonTypes.Where(type => !type.Name.EndsWith("Request", StringComparison.Ordinal)).Should().HaveCountGreaterThan(3).And.OnlyContain(type =>
            type.GetProperty("AdditionalProperties") != null);

    [Fact]
    public void Every_enum_in_JSON_is_open() =>
        JsonTypes.SelectMany(type => type.GetProperties()).Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            .Should().NotContain(type => type.IsEnum);

    [Theory]
    [InlineData(typeof(IWebappClient))]
    [InlineData(typeof(IWebappsApi))]
    public void Asynchronous_methods_end_in_Async_and_take_an_optional_token_last(Type type)
    {
        var methods = type.GetMethods();

        methods.Should().NotBeEmpty().And.OnlyContain(method => method.Name.EndsWith("Async", StringComparison.Ordinal));
        methods.Select(method => method.GetParameters()[^1]).Should().OnlyContain(parameter =>
            parameter.ParameterType == typeof(CancellationToken) && parameter.HasDefaultValue && parameter.Name == "cancellationToken");
    }

    [Fact]
    public void Every_exception_is_a_PeakException_that_a_test_can_create()
    {
        var exceptions = Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception))).ToList();

        exceptions.Should().HaveCountGreaterThan(8).And.OnlyContain(type => typeof(PeakException).IsAssignableFrom(type));
        exceptions.Where(type => !type.IsAbstract).Should().OnlyContain(type => type.GetConstructors().Length > 0);
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void Public_types_are_documented_with_more_than_their_name(Type type)
    {
        if (type.Namespace != "Peak.Webapps")
        {
            return;
        }

        var member = Documentation.Descendants("member").SingleOrDefault(element => element.Attribute("name")!.Value == $"T:{type.FullName}");

        member.Should().NotBeNull();
        member!.Element("summary")!.Value.Trim().Length.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Every_method_of_the_client_documents_its_result_and_its_exceptions()
    {
        foreach (var method in typeof(IWebappClient).GetMethods())
        {
            // Overloads differ in their parameters, all of which must be documented.
            var parameters = method.GetParameters().Select(parameter => parameter.Name);
            var member = Documentation.Descendants("member")
                .Where(element => element.Attribute("name")!.Value.StartsWith($"M:Peak.Webapps.IWebappClient.{method.Name}(", StringComparison.Ordinal))
                .Should().ContainSingle(element => element.Elements("param").Select(parameter => parameter.Attribute("name")!.Value).SequenceEqual(parameters))
                .Subject;
            var exceptions = member.Elements("exception").Select(element => element.Attribute("cref")!.Value).ToList();

            member.Element("returns")!.Value.Should().NotBeNullOrWhiteSpace();
            exceptions.Should().Contain(["T:System.ArgumentException", "T:System.OperationCanceledException"]);
            exceptions.Should().Contain(cref => cref.StartsWith("T:Peak.Webapps.Peak", StringComparison.Ordinal));
        }
    }
}
