using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Build.Tests;

/// <summary>A package of ours, as it lies in a feed, with its symbols.</summary>
internal sealed class Package
{
    /// <summary>How a debugger's file names the map from its paths to where the sources can be had.</summary>
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly Dictionary<string, byte[]> _files;
    private readonly Dictionary<string, byte[]> _symbols;

    internal Package(string feed, string id)
    {
        Id = id;
        _files = Read(Path.Combine(feed, $"{id}.{Repository.Version}.nupkg"));
        _symbols = Read(Path.Combine(feed, $"{id}.{Repository.Version}.snupkg"));
        Description = XDocument.Load(new MemoryStream(_files[$"{id}.nuspec"])).Root!.Elements().Single();
    }

    internal string Id { get; }

    /// <summary>What the package says of itself.</summary>
    internal XElement Description { get; }

    internal IEnumerable<string> Files => _files.Keys;

    internal byte[] this[string file] => _files[file];

    /// <summary>An entry of what the package says of itself.</summary>
    internal XElement? Said(string name) => Description.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    /// <summary>The ids of the packages that this one brings along, for each of its target frameworks.</summary>
    internal Dictionary<string, string[]> Dependencies() =>
        Said("dependencies")!.Elements().ToDictionary(
            group => group.Attribute("targetFramework")!.Value,
            group => group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Order().ToArray());

    /// <summary>What debuggers are told of where the sources can be had; null when they are told nothing.</summary>
    internal string? SourceLink(string framework)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(_symbols[$"lib/{framework}/{Id}.pdb"]));
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLinkKind)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)))
            .SingleOrDefault();
    }

    private static Dictionary<string, byte[]> Read(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
