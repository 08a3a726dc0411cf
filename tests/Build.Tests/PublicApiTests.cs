using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using PublicApiGenerator;

namespace Build.Tests;

/// <summary>
/// The public API of each package is committed as a listing, generated code included, so that a reviewer sees what a
/// change means for users.
/// </summary>
public sealed partial class PublicApiTests
{
    private const string AcceptVariable = "ACCEPT_PUBLIC_API";

    private const string AcceptCommand = AcceptVariable + "=1 dotnet test --project tests/Build.Tests --filter-class '*.PublicApiTests'";

    public static TheoryData<string> Ids => [.. PackageFeed.Ids];

    // A framework whose API differs from that of net10.0 has a listing of its own.
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_committed_listing_is_the_public_api(string id)
    {
        var actual = Generate(id, "net10.0");
        Verify(id, "net10.0", "PublicApi.txt", actual);
        var older = Generate(id, "net8.0");
        Verify(id, "net8.0", "PublicApi.net8.0.txt", older == actual ? "" : older);
    }

    private static void Verify(string id, string framework, string listing, string actual)
    {
        var path = Repository.PathOf($"src/{id}/{listing}");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(path, actual);
            if (actual.Length == 0)
            {
                File.Delete(path);
            }
        }

        var committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        Difference(committed, actual).Should().BeEmpty(
            "src/{0}/{1} should be the public API of {2}; if the change is intended, accept it with: {3}", id, listing, framework, AcceptCommand);
    }

    private static string Generate(string package, string framework)
    {
        // Assemblies of the same name for two frameworks need a load context each.
        var context = new AssemblyLoadContext($"{package} {framework}", isCollectible: true);
        var folder = Repository.PathOf($"src/{package}/bin/{Repository.Configuration}/{framework}");
        context.Resolving += (_, name) => File.Exists(PathOf(name.Name!)) ? context.LoadFromAssemblyPath(PathOf(name.Name!)) : null;
        // By default, the generator leaves out extension methods in the namespaces of Microsoft.
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };
        var api = context.LoadFromAssemblyPath(PathOf(package)).GeneratePublicApi(options);
        context.Unload();
        return api.ReplaceLineEndings("\n").TrimEnd() + "\n";

        string PathOf(string assembly) => Path.Combine(folder, $"{assembly}.dll");
    }

    /// <summary>The lines that were removed and added, below the type that they belong to.</summary>
    private static string Difference(string committed, string actual)
    {
        var difference = new StringBuilder();
        var (type, lastType) = ("", "");
        foreach (var line in InlineDiffBuilder.Diff(committed, actual).Lines)
        {
            type = TypeDeclaration().IsMatch(line.Text) ? line.Text.Trim() : type;
            if (line.Type is ChangeType.Unchanged)
            {
                continue;
            }

            difference.Append(type == lastType ? "" : $"\n  {type}");
            difference.Append(CultureInfo.InvariantCulture, $"\n{(line.Type is ChangeType.Inserted ? '+' : '-')}     {line.Text.Trim()}");
            lastType = type;
        }

        return difference.ToString();
    }

    [GeneratedRegex(@"^    public .*\b(class|struct|interface|enum|delegate)\b")]
    private static partial Regex TypeDeclaration();
}
