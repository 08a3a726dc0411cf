using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Peak.Webapps.Tests;

/// <summary>Dependencies run one way: clients, features, errors, HTTP, JSON.</summary>
public sealed class LayerTests
{
    /// <summary>The layers from the top to the bottom, each with its folders.</summary>
    private static readonly string[][] Layers =
    [
        ["Webapps"],
        ["Listing", "CreateOrUpdate", "Waiting"],
        ["Errors"],
        ["Http"],
        ["Json", "Contract"],
    ];

    private static readonly ArchUnitNET.Domain.Architecture Client = new ArchLoader().LoadAssembly(typeof(WebappClient).Assembly).Build();

    public static TheoryData<string> Folders => [.. Layers.SelectMany(layer => layer)];

    public static TheoryData<string> Features => [.. Layers[1]];

    [Fact]
    public void Every_folder_belongs_to_a_layer() =>
        Client.Types.Select(SourceFolders.Of).Where(folder => folder.Length > 0).Distinct().Should().BeEquivalentTo(Layers.SelectMany(layer => layer));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_depends_on_no_layer_above_it(string folder)
    {
        var above = Layers.TakeWhile(layer => !layer.Contains(folder)).SelectMany(layer => layer).ToHashSet();

        Check(folder, type => above.Contains(SourceFolders.Of(type)));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_depends_on_no_other_feature(string folder) =>
        Check(folder, type => Layers[1].Contains(SourceFolders.Of(type)) && SourceFolders.Of(type) != folder);

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_knows_no_type_that_is_generated_from_the_contract(string folder) =>
        Check(folder, type => type is not GenericParameter && type.FullName.StartsWith("Peak.Webapps.", StringComparison.Ordinal) && SourceFolders.Of(type).Length == 0);

    private static void Check(string folder, Func<IType, bool> isForbidden)
    {
        var types = Types().That().FollowCustomPredicate(type => SourceFolders.Of(type) == folder, $"are in {folder}").GetObjects(Client);
        types.Should().NotBeEmpty();
        types.SelectMany(type => type.Dependencies.Where(dependency => isForbidden(dependency.Target)).Select(dependency => $"{type.Name} → {dependency.Target.Name}"))
            .Distinct().Should().BeEmpty();
    }
}
