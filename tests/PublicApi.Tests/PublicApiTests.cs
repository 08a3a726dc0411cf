using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using PublicApiGenerator;

namespace PublicApi.Tests;

/// <summary>
/// The public API of each package is committed as a listing, generated code included, so that a reviewer sees what a
/// change does to users.
/// </summary>
public sealed partial class PublicApiTests
{
    private const string AcceptVariable = "ACCEPT_PUBLIC_API";

    private const string AcceptCommand = AcceptVariable + "=1 dotnet test --project tests/PublicApi.Tests";

    private static readonly string Sources = Metadata("Listed");

    public static MatrixTheoryData<string, string> Listings =>
        new(["Peak.Webapps", "Peak.Webapps.DependencyInjection", "Peak.Webapps.Testing"], ["net8.0", "net10.0"]);

    [Theory]
    [MemberData(nameof(Listings))]
    public void The_listing_is_true(string package, string framework)
    {
        var listing = Path.Combine(Sources, package, "PublicApi", $"{framework}.txt");
        var actual = Generate(package, framework);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(listing)!);
            File.WriteAllText(listing, actual);
        }

        var committed = File.Exists(listing) ? File.ReadAllText(listing).ReplaceLineEndings("\n") : "";

        Difference(committed, actual).Should().BeEmpty(
            "the public API of {0} for {1} is to be as committed; once its change is what you want, accept it with: {2}", package, framework, AcceptCommand);
    }

    private static string Generate(string package, string framework)
    {
        // The same assembly for two frameworks: each in a context of its own.
        var context = new AssemblyLoadContext($"{package} {framework}", isCollectible: true);
        var folder = Path.Combine(Sources, package, "bin", Metadata("Configuration"), framework);
        context.Resolving += (_, name) => File.Exists(PathOf(name.Name!)) ? context.LoadFromAssemblyPath(PathOf(name.Name!)) : null;
        // Left to itself, the generator takes the namespaces of Microsoft for none of ours.
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };
        var api = context.LoadFromAssemblyPath(PathOf(package)).GeneratePublicApi(options);
        context.Unload();
        return api.ReplaceLineEndings("\n").TrimEnd() + "\n";

        string PathOf(string assembly) => Path.Combine(folder, $"{assembly}.dll");
    }

    /// <summary>What is gone and what is new, line by line, below the type that it belongs to.</summary>
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

    private static string Metadata(string key) =>
        typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    [GeneratedRegex(@"^    public .*\b(class|struct|interface|enum|delegate)\b")]
    private static partial Regex TypeDeclaration();
}
