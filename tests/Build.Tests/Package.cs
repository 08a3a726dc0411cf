using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Build.Tests;

/// <summary>One of our packages in a folder of packages, with its symbols.</summary>
internal sealed class Package
{
    /// <summary>The kind of debug information that maps paths to the URLs of sources.</summary>
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly Dictionary<string, byte[]> _files;
    private readonly Dictionary<string, byte[]> _symbols;
    private readonly XElement _metadata;

    internal Package(string feed, string id)
    {
        Id = id;
        _files = Read(Path.Combine(feed, $"{id}.{Repository.Version}.nupkg"));
        _symbols = Read(Path.Combine(feed, $"{id}.{Repository.Version}.snupkg"));
        _metadata = XDocument.Load(new MemoryStream(_files[$"{id}.nuspec"])).Root!.Elements().Single();
    }

    internal string Id { get; }

    internal IEnumerable<string> Files => _files.Keys;

    internal byte[] this[string file] => _files[file];

    /// <summary>An element of the package's nuspec.</summary>
    internal XElement? Metadata(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    /// <summary>The ids of the packages that this one depends on, for each of its target frameworks.</summary>
    internal Dictionary<string, string[]> Dependencies() =>
        Metadata("dependencies")!.Elements().ToDictionary(
            group => group.Attribute("targetFramework")!.Value,
            group => group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Order().ToArray());

    /// <summary>The map from source files to URLs that debuggers read; null when there is none.</summary>
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
