using System.Reflection;

namespace Documentation.Tests;

/// <summary>A block and what the compiler made of it.</summary>
internal sealed record CompiledBlock(CodeBlock Block, bool IsProgram, IReadOnlyList<string> Diagnostics, byte[] Assembly)
{
    internal Assembly Load() => System.Reflection.Assembly.Load(Assembly);
}
