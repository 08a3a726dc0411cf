namespace Documentation.Tests;

/// <summary>A fenced block of a document.</summary>
/// <param name="Place">The document and the line of the opening fence.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Mark">The rest of that line; empty for most blocks.</param>
/// <param name="Code">The lines between the fences.</param>
/// <param name="LineBefore">The last line of text before the block.</param>
internal sealed record CodeBlock(string Place, string Language, string Mark, string Code, string LineBefore)
{
    /// <summary>For programs that run until they are stopped: the block is compiled, and not run.</summary>
    internal const string CompileOnly = "compile-only";

    internal string Document => Place[..Place.LastIndexOf(':')];

    internal bool IsCSharp => Language == "csharp";

    internal bool IsOutput => Language == "text" && LineBefore == "It prints:";

    public override string ToString() => Place;
}
