using System.Xml.Linq;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>The XML documentation of the client follows the contract.</summary>
public sealed class DocumentationTests
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(WebappClient).Assembly.Location, ".xml"));

    public static TheoryData<string> OperationIds => [.. TestContract.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public void A_method_documents_its_operation_and_exactly_the_errors_of_the_contract(string operationId)
    {
        var written = TestContract.Json(operationId);
        var operation = TestContract.Operations.Single(candidate => candidate.Id == operationId);
        var method = Documentation.Descendants("member").Single(member =>
            member.Attribute("name")!.Value.StartsWith("M:Peak.Webapps.IWebappClient.", StringComparison.Ordinal)
            && member.Element("remarks")?.Value.Contains($"API operation: {operationId}, {operation.Method} ", StringComparison.Ordinal) == true);

        Text(method.Element("summary")!).Should().Be(written["summary"]!.Value<string>());
        Text(method.Element("remarks")!).Should().StartWith(written["description"]!.Value<string>()).And.Contain($"{operation.Method} {operation.Path.Text}");
        StatusExceptions(method).Should().BeEquivalentTo(
            operation.Statuses.Where(status => status >= 400).Select(status => ($"T:Peak.Webapps.{TestContract.Exceptions[status]}", $"{status}")));
    }

    [Theory]
    [InlineData("CreateOrUpdateWebappAsync", WebappOperations.ListWebapps, WebappOperations.DescribeWebapp, WebappOperations.CreateWebapp, WebappOperations.UpdateWebapp)]
    [InlineData("PlanCreateOrUpdateWebappAsync", WebappOperations.ListWebapps, WebappOperations.DescribeWebapp)]
    public void Create_or_update_documents_the_errors_of_its_requests(string name, params string[] operations)
    {
        var method = Documentation.Descendants("member").Single(member =>
            member.Attribute("name")!.Value.StartsWith($"M:Peak.Webapps.IWebappClient.{name}(", StringComparison.Ordinal));

        // A webapp that is missing after its lookup leads to a new round.
        var expected = operations
            .SelectMany(id => TestContract.Operations.Single(operation => operation.Id == id).Statuses)
            .Where(status => status >= 400 && status != 404)
            .Distinct();

        StatusExceptions(method).Select(exception => exception.Status).Should().BeEquivalentTo(expected.Select(status => $"{status}"));
    }

    /// <summary>The exceptions whose documentation starts with a status code, as generated documentation does.</summary>
    private static IEnumerable<(string Type, string Status)> StatusExceptions(XElement method) =>
        method.Elements("exception")
            .Where(exception => char.IsDigit(exception.Value[0]))
            .Select(exception => (exception.Attribute("cref")!.Value, exception.Value.Split(':')[0]));

    private static string Text(XElement element) => string.Join(' ', element.Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
