using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Documentation.Tests;

/// <summary>Compiles a block as the only file of a new console or test project with our packages.</summary>
internal static class CSharpCompiler
{
    // What "dotnet new console" switches on.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly SyntaxTree Usings = Parse(ImplicitUsings, "ImplicitUsings.cs");

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Documentation.Tests", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly Lazy<IReadOnlyList<ISourceGenerator>> Generators = new(() =>
        [.. GeneratorFiles().SelectMany(path => new AnalyzerFileReference(path, new AnalyzerLoader()).GetGenerators(LanguageNames.CSharp))]);

    internal static CompiledBlock Compile(CodeBlock block)
    {
        var tree = Parse(block.Code, block.Place);
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            // The SDK switches these off, too: assemblies of several versions of the framework meet in one program.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        Compilation compilation = CSharpCompilation.Create($"Block {block.Place.Replace('/', '-').Replace(':', '-')}", [Usings, tree], References.Value, options);
        if (block.Code.Contains("JsonSerializerContext", StringComparison.Ordinal))
        {
            CSharpGeneratorDriver.Create(Generators.Value, parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        }

        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        var diagnostics = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());
        return new CompiledBlock(block, isProgram, [.. diagnostics], assembly.ToArray());
    }

    private static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, path);

    /// <summary>System.Text.Json's source generator, which is a part of the SDK.</summary>
    private static IEnumerable<string> GeneratorFiles() =>
        Directory.GetFiles(Path.Combine(Repository.TargetingPacks, "Microsoft.NETCore.App.Ref"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "cs").Take(1);

    private sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The generator needs nothing but Roslyn, which is here.
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
