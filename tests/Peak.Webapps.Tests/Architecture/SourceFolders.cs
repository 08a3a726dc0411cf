using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Peak.Webapps.Tests;

/// <summary>The folders of the client's sources. Folders are no namespaces here, so a type belongs to the folder whose file declares it.</summary>
internal static partial class SourceFolders
{
    private static readonly Dictionary<string, string> Folders = Read();

    /// <summary>The folder of a type; empty for a type that is generated from the contract.</summary>
    internal static string Of(IType type)
    {
        const string Namespace = "Peak.Webapps.";

        // "Outer+Nested" and "Generic`1" belong to the folder of the outermost type.
        return type.FullName.StartsWith(Namespace, StringComparison.Ordinal)
            ? Folders.GetValueOrDefault(type.FullName[Namespace.Length..].Split('+', '`', '/')[0], "")
            : "";
    }

    private static Dictionary<string, string> Read()
    {
        var root = typeof(SourceFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ClientSources").Value!;
        var folders = new Dictionary<string, string>();
        foreach (var folder in Directory.GetDirectories(root).Select(path => Path.GetFileName(path)).Where(folder => folder is not ("bin" or "obj")))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(root, folder), "*.cs"))
            {
                foreach (Match declaration in Declaration().Matches(File.ReadAllText(file)))
                {
                    // The handwritten half of a generated type belongs to the folder, too.
                    folders[declaration.Groups["name"].Value] = folder;
                }
            }
        }

        return folders;
    }

    [GeneratedRegex(@"^(public|internal)[\w ]*? (class|struct|interface|enum|record|record struct) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
