using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Documentation.Tests;

/// <summary>Documents, comments and names of tests use the words that the documentation of .NET, HTTP and OpenAPI uses.</summary>
public sealed partial class LanguageTests
{
    /// <summary>Words and phrases that readers have to decode, and what to write.</summary>
    private static readonly (string Pattern, string Instead)[] Phrases =
    [
        (@"answer(s|ed|ing|able)?", "response, responds"),
        (@"stand-?ins?", "mock, stub, fake"),
        (@"judges?|judged", "validator, linter, conformance test"),
        (@"the floor", "baseline"),
        (@"walk(s|ed|ing)?", "lookup, example, steps"),
        (@"look-ups?", "lookup"),
        (@"tells?|told|telling", "reports, returns, logs, says"),
        (@"for the moment", "transient"),
        (@"amid|whilst|anew|at hand", "in the middle of, while, again"),
        (@"meanwhile|at the same time", "concurrently, in the meantime, while"),
        (@"whoever", "callers, you"),
        (@"mend(s|ed)?", "fix"),
        (@"not given|isn't given", "omitted, unset"),
        (@"(nobody|no one) (knew|knows)|known (of|by) nobody", "unknown"),
        (@"(ran|run|runs) out of (its |the )?time|time (ran|runs) out", "timed out"),
        (@"ridden out|rides? out", "ignored while polling"),
        (@"(is|are|was|were) gone through", "read"),
        (@"holds? (its|their) own", "stays correct"),
        (@"takes? (its|their) steps", "moves to its next status"),
        (@"in good health", "successfully"),
        (@"house|tour|yesterday", "the term of the field"),
        (@"a success(?! response| status)", "success response"),
        (@"what for\b", "purpose"),
        (@"doing it twice", "idempotent"),
    ];

    /// <summary>Texts in which a phrase is right.</summary>
    private static readonly (string Text, string Reason)[] Exceptions =
    [
        ("LanguageTests.cs", "the name of this file is shown beside the rule"),
    ];

    public static TheoryData<string> Texts =>
        [.. Repository.Documents.Select(document => document.Path), "openapi/webapps.yaml", .. XmlDocumentation];

    public static TheoryData<string> Code =>
        [.. Repository.FilesBelow("")
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".liquid", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path) != "LanguageTests.cs")];

    private static string[] XmlDocumentation => ["Peak.Webapps.xml", "Peak.Webapps.DependencyInjection.xml", "Peak.Webapps.Testing.xml"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_use_plain_words(string name) =>
        ExpectPlainWords(Exceptions.Aggregate(Read(name), (rest, exception) => rest.Replace(exception.Text, "", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Code))]
    public void Comments_and_names_of_tests_use_plain_words(string path)
    {
        var code = Repository.Read(path);
        ExpectPlainWords(path.EndsWith(".cs", StringComparison.Ordinal) ? string.Join('\n', CommentOrTestName().Matches(code)).Replace('_', ' ') : code);
    }

    private static void ExpectPlainWords(string text)
    {
        var found =
            from phrase in Phrases
            from match in Regex.Matches(text, $@"\b(?:{phrase.Pattern})\b", RegexOptions.IgnoreCase)
            group match by (Word: match.Value.ToLowerInvariant(), phrase.Instead) into matches
            select $"\"{matches.Key.Word}\" ({matches.Count()} times, first in \"…{Around(text, matches.First())}…\"): write {matches.Key.Instead}";

        string.Join('\n', found).Should().BeEmpty();
    }

    private static string Around(string text, Match match)
    {
        const int Margin = 60;
        var start = Math.Max(0, match.Index - Margin);
        return text[start..Math.Min(text.Length, match.Index + match.Length + Margin)].ReplaceLineEndings(" ");
    }

    [GeneratedRegex(@"//.*|\b[A-Z]\w*_\w+")]
    private static partial Regex CommentOrTestName();

    private static string Read(string name) => name.EndsWith(".xml", StringComparison.Ordinal)
        ? string.Join('\n', XDocument.Load(Path.Combine(AppContext.BaseDirectory, name)).Descendants("member").Select(member => $"{(string?)member.Attribute("name")}: {string.Join(' ', member.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"))
        : Repository.Read(name);
}
