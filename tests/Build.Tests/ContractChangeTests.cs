using System.Xml.Linq;

namespace Build.Tests;

/// <summary>What follows when a maintainer edits the contract, and nothing else.</summary>
public sealed class ContractChangeTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string NewOperation =
        """
          /webapps/{webappId}/restart:
            post:
              operationId: restartWebapp
              tags: [webapps]
              summary: Restarts a webapp.
              description: The webapp is not available meanwhile.
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
                  description: Whether requests that are being served are cut off.
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

    [Fact]
    public async Task A_new_operation_and_property_come_out_documented_and_a_test_asks_for_theirs()
    {
        copy.Edit("openapi/webapps.yaml", "\ncomponents:\n", $"{NewOperation}\n");
        copy.Edit("openapi/webapps.yaml", "        - DELETE_FAILED\n      x-enumNames:\n", "        - DELETE_FAILED\n        - PAUSED\n      x-enumNames:\n");
        copy.Edit("openapi/webapps.yaml", "        - DeleteFailed\n", "        - DeleteFailed\n        - Paused\n");
        copy.Edit("openapi/webapps.yaml", "        - The webapp could not be deleted.\n", "        - The webapp could not be deleted.\n        - The webapp sleeps.\n");
        copy.Edit(
            "openapi/webapps.yaml",
            "        - name: searchTerm\n",
            "        - name: owner\n          in: query\n          description: Only webapps of this user.\n          schema:\n            type: string\n        - name: searchTerm\n");
        copy.Edit(
            "openapi/webapps.yaml",
            "        createdBy:\n",
            "        novelty:\n          type: boolean\n          description: Whether the webapp sleeps while nobody asks for it.\n        createdBy:\n");

        (await copy.DotnetAsync("build", "tests/Peak.Webapps.ContractTests")).ShouldSucceed();

        var documentation = XDocument.Load(copy.PathOf("src/Peak.Webapps/bin/Debug/net10.0/Peak.Webapps.xml"));
        Member(documentation, "M:Peak.Webapps.IWebappClient.RestartWebappAsync(System.String,Peak.Webapps.RestartWebappOptions,System.Threading.CancellationToken)")
            .Elements("exception").Select(exception => exception.Attribute("cref")!.Value).Should().Contain("T:Peak.Webapps.NotFoundException");
        Member(documentation, "P:Peak.Webapps.Webapp.Novelty").Element("summary")!.Value.Should().Be("Whether the webapp sleeps while nobody asks for it.");

        var tests = (await copy.DotnetAsync("test", "--project", "tests/Peak.Webapps.ContractTests", "--no-build")).ShouldFail();
        tests.Output.Should().Contain("the contract has the operation restartWebapp");
    }

    private static XElement Member(XDocument documentation, string name) =>
        documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == name);
}
