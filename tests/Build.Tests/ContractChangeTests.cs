using System.Xml.Linq;

namespace Build.Tests;

/// <summary>What an edit of the contract changes without any other edit.</summary>
public sealed class ContractChangeTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string NewOperation =
        """
          /webapps/{webappId}/restart:
            post:
              operationId: restartWebapp
              tags: [webapps]
              summary: Restarts a webapp.
              description: The webapp is unavailable until it has restarted.
              parameters:
                - name: webappId
                  in: path
                  required: true
                  description: The id of the webapp.
                  schema:
                    type: string
                  example: ab11c21d-1add-45dd-a72e-8c6b83b68dee
                - name: force
                  in: query
                  description: Whether requests in progress are aborted.
                  schema:
                    type: boolean
              responses:
                '200':
                  description: The id of the restarted webapp.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/WebappReference'
                      example:
                        id: ab11c21d-1add-45dd-a72e-8c6b83b68dee
                '404':
                  $ref: '#/components/responses/NotFound'

        components:
        """;

    [Fact(SkipUnless = nameof(FullRun.IsRequested), SkipType = typeof(FullRun), Skip = "Builds a copy of the repository: build/test-all runs it.")]
    public async Task A_new_operation_and_property_are_generated_with_documentation_and_a_test_demands_a_call()
    {
        copy.Edit("openapi/webapps.yaml", "\ncomponents:\n", $"{NewOperation}\n");
        copy.Edit("openapi/webapps.yaml", "        - DELETE_FAILED\n      x-enumNames:\n", "        - DELETE_FAILED\n        - PAUSED\n      x-enumNames:\n");
        copy.Edit("openapi/webapps.yaml", "        - DeleteFailed\n", "        - DeleteFailed\n        - Paused\n");
        copy.Edit("openapi/webapps.yaml", "        - Deleting the webapp failed.\n", "        - Deleting the webapp failed.\n        - The webapp is paused.\n");
        copy.Edit(
            "openapi/webapps.yaml",
            "        - name: searchTerm\n",
            "        - name: owner\n          in: query\n          description: Only webapps of this user.\n          schema:\n            type: string\n        - name: searchTerm\n");
        copy.Edit(
            "openapi/webapps.yaml",
            "        createdBy:\n",
            "        novelty:\n          type: boolean\n          description: Whether the webapp stops while it is not used.\n        createdBy:\n");

        (await copy.DotnetAsync("build", "tests/Peak.Webapps.Testing.Tests")).ShouldSucceed();

        var documentation = XDocument.Load(copy.PathOf("src/Peak.Webapps/bin/Debug/net10.0/Peak.Webapps.xml"));
        Member(documentation, "M:Peak.Webapps.IWebappClient.RestartWebappAsync(System.String,Peak.Webapps.RestartWebappOptions,System.Threading.CancellationToken)")
            .Elements("exception").Select(exception => exception.Attribute("cref")!.Value).Should().Contain("T:Peak.Webapps.NotFoundException");
        Member(documentation, "P:Peak.Webapps.Webapp.Novelty").Element("summary")!.Value.Should().Be("Whether the webapp stops while it is not used.");

        var tests = (await copy.DotnetAsync("test", "--project", "tests/Peak.Webapps.Testing.Tests", "--no-build")).ShouldFail();
        tests.Output.Should().Contain("the contract has the operation restartWebapp");
    }

    private static XElement Member(XDocument documentation, string name) =>
        documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == name);
}
