namespace Slipway.Reports.Html;

/// <summary>Finds the lines in which two texts differ, as few as can be: the longest common subsequence of their lines stays.</summary>
internal static class LineDiff
{
    // A table of this many cells takes milliseconds. Texts that need a larger one have little in common, and are shown as changed from the first difference to the last.
    private const long MostCells = 4_000_000;

    /// <summary>The places of difference, in order: first line and end in the old text, first line and end in the new one, all counted from 0, ends not included.</summary>
    /// <param name="old">Lines of the old text.</param>
    /// <param name="new">Lines of the new text.</param>
    public static IReadOnlyList<int[]> Of(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var head = old.CommonPrefixLength(@new);
        var tail = 0;
        while (tail < Math.Min(old.Length, @new.Length) - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }

        var before = old[head..^tail];
        var after = @new[head..^tail];
        if (before.IsEmpty && after.IsEmpty)
        {
            return [];
        }

        return (long)before.Length * after.Length is 0 or > MostCells
            ? [[head, old.Length - tail, head, @new.Length - tail]]
            : Walk(before, after, Lengths(before, after), head);
    }

    // Each cell: length of the longest common subsequence of what follows in both.
    private static int[,] Lengths(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static List<int[]> Walk(ReadOnlySpan<string> before, ReadOnlySpan<string> after, int[,] lengths, int offset)
    {
        var hunks = new List<int[]>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            var (fromOld, fromNew) = (i, j);
            while ((i < before.Length || j < after.Length) && !(i < before.Length && j < after.Length && before[i] == after[j]))
            {
                if (j == after.Length || (i < before.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }

            if (i > fromOld || j > fromNew)
            {
                hunks.Add([fromOld + offset, i + offset, fromNew + offset, j + offset]);
            }

            while (i < before.Length && j < after.Length && before[i] == after[j])
            {
                i++;
                j++;
            }
        }

        return hunks;
    }
}
