namespace Peak.Webapps.Build;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int MostSlips = 2;

    /// <summary>A question to append to a message, or nothing when no known word is near.</summary>
    public static string Suggest(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Word: candidate, Slips: Slips(word, candidate)))
            .Where(candidate => candidate.Slips <= MostSlips && candidate.Slips < candidate.Word.Length)
            .OrderBy(candidate => candidate.Slips)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is null ? "" : $", did you mean '{nearest.Word}'?";
    }

    /// <summary>How many letters to add, drop or change to get from one word to the other (Levenshtein).</summary>
    private static int Slips(string one, string other)
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
