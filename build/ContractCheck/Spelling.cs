namespace Peak.Webapps.Build;

/// <summary>Suggests the correct spelling of a word.</summary>
internal static class Spelling
{
    private const int MaxDistance = 2;

    /// <summary>A suggestion to append to a message, or an empty text when no known word is similar.</summary>
    public static string Suggest(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Word: candidate, Distance: Distance(word, candidate)))
            .Where(candidate => candidate.Distance <= MaxDistance && candidate.Distance < candidate.Word.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is null ? "" : $", did you mean '{nearest.Word}'?";
    }

    /// <summary>The Levenshtein distance of two words.</summary>
    private static int Distance(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = above[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[^1];
    }
}
