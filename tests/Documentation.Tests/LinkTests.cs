namespace Documentation.Tests;

/// <summary>Links lead to a file and a heading that are there.</summary>
public sealed class LinkTests
{
    private const string PackageReadme = "build/package-readme.md";

    private static readonly string[] Entrances = ["README.md", "CONTRIBUTING.md"];

    public static TheoryData<string> Documents => [.. Repository.Documents.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_inside_the_repository_lead_to_a_file_and_a_heading(string path)
    {
        var document = Repository.Document(path);
        foreach (var link in document.Links.Where(link => !link.Contains(':', StringComparison.Ordinal)))
        {
            var folder = Path.GetDirectoryName(path)!;
            AssertLeadsSomewhere(document, link, link.StartsWith('#') ? path + link : Path.Combine(folder, link));
        }
    }

    [Fact]
    public void The_readme_of_the_packages_has_absolute_links_to_files_of_this_repository()
    {
        var document = Repository.Document(PackageReadme);
        var prefix = $"{Repository.Url}/blob/main/";

        document.Links.Should().NotBeEmpty().And.OnlyContain(link => link.StartsWith("https://", StringComparison.Ordinal));
        Repository.Url.Should().StartWith("https://");
        foreach (var link in document.Links.Where(link => link.StartsWith($"{Repository.Url}/", StringComparison.Ordinal)))
        {
            link.Should().StartWith(prefix);
            AssertLeadsSomewhere(document, link, link[prefix.Length..]);
        }
    }

    [Fact]
    public void Every_page_is_linked_from_the_readme_or_the_guide_of_contributors()
    {
        var linked = Entrances.SelectMany(path => Repository.Document(path).Links).Select(link => link.Split('#')[0]);

        Repository.Documents.Select(document => document.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).Should().BeSubsetOf(linked);
    }

    private static void AssertLeadsSomewhere(MarkdownDocument from, string link, string target)
    {
        var parts = target.Split('#', 2);
        var path = Path.GetRelativePath(Repository.Folder, Path.GetFullPath(parts[0], Repository.Folder)).Replace('\\', '/');
        Repository.Exists(path).Should().BeTrue("{0} links to {1}", from, link);
        if (parts.Length == 2)
        {
            Repository.Document(path).Anchors.Should().Contain(parts[1], "{0} links to {1}", from, link);
        }
    }
}
