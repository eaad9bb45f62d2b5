namespace Slipway.Wording;

/// <summary>Finds the names that a misspelt one may have meant.</summary>
public static class NearestNames
{
    // Nothing that long is a slip of the fingers, and to compare it takes time and memory by the square.
    private const int LongestName = 200;

    /// <summary>The valid names closest to a misspelt one, closest first; none when nothing is close.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="valid">The names there are.</param>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> valid)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > LongestName)
        {
            return [];
        }

        var tolerance = Math.Max(2, name.Length / 3);
        return
        [
            .. valid
                .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
                .Where(pair => pair.Distance <= tolerance || pair.Candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
                .Take(3)
                .Select(pair => pair.Candidate),
        ];
    }

    /// <summary>A sentence to end an error message with: what may have been meant, or else all valid names.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="valid">The names there are.</param>
    public static string Hint(string name, IReadOnlyCollection<string> valid)
    {
        var nearest = To(name, valid);
        return nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : $"There are: {string.Join(", ", valid)}.";
    }

    // Levenshtein's distance with swapped neighbours counted once (optimal string alignment).
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
