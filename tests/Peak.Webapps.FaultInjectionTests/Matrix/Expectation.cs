using System.Globalization;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The expected result of a case.</summary>
/// <param name="Sent">How often each step of the call is sent.</param>
/// <param name="Got">The result, or the exception.</param>
internal sealed record Expectation(IReadOnlyList<int> Sent, string Got)
{
    internal const string Result = "result";

    /// <summary>As many as fit into the time of the wait.</summary>
    internal const int Many = int.MaxValue;

    /// <summary>In the notation of the document.</summary>
    public override string ToString() => Format(Sent, Got);

    /// <summary>The name of an exception without "Peak" and "Exception".</summary>
    private static string Short(string got)
    {
        const string Prefix = "Peak";
        var name = got.EndsWith(nameof(Exception), StringComparison.Ordinal) ? got[..^nameof(Exception).Length] : got;
        return name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
    }

    internal static string Format(IEnumerable<int> sent, string got)
    {
        var numbers = sent.Where(number => number > 0).Select(number => number == Many ? "n" : number.ToString(CultureInfo.InvariantCulture));
        return $"{string.Join('+', numbers)} → {Short(got)}";
    }
}
