using System.Globalization;
using System.Text;

namespace Slipway.Tests.Manifests;

/// <summary>Makes texts odd in ways that break readers of YAML. The same seed gives the same text.</summary>
internal static class TextMutation
{
    private const int UsualSeeds = 12;

    private static readonly string[] Oddities =
    [
        "on", "1e3", "0777", "0x", "0b2", "~", "2001-12-14", ".inf", ".nan", "1e999", "!!int x", "!!binary '%'", "!<tag:x> y", "! ", "!!", "&a ", "*a", "*", "&", "<<: *a", "<<: [1]", "? ", ": ", "- ", "[", "]", "{", "}",
        "|", ">-", "|9", "'", "\"", "\"\\x\"", "\"\\ud800\"", "%YAML 1.1", "%TAG ! x", "---", "...", "\t", "\r", "\u0085", "\u2028", "\uFEFF", "\0", "\u0007", "\uFFFF", "#", "@", "`", ",", "\n", "\n\n  ", "  ", "null: null",
        "List", "items:", "kind: List\nitems: [1, null, [], {}]", "18446744073709551616", "-9223372036854775808", "é", "𝄞", "\ud800", "[[[[", "{a: {a: {a: ", "a: b: c", "!!map []", "!!seq {}", "!!set {a, b}", "!!omap [a: 1]",
    ];

    /// <summary>The seeds to try. For a longer search set SLIPWAY_FUZZ_SEEDS to their number.</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("SLIPWAY_FUZZ_SEEDS"), CultureInfo.InvariantCulture, out var number) ? number : UsualSeeds);

    /// <summary>Changes a text in one to five places.</summary>
    /// <param name="original">The text.</param>
    /// <param name="random">Decides where and how.</param>
    public static string Mutate(string original, Random random)
    {
        var text = new StringBuilder(original);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var position = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(position, Oddities[random.Next(Oddities.Length)]);
                    break;
                case 1:
                    text.Remove(position, Math.Min(random.Next(20), text.Length - position));
                    break;
                case 2:
                    text.Insert(position, text.ToString(position, Math.Min(random.Next(60), text.Length - position)));
                    break;
                case 3:
                    ReplaceAValue(text, random);
                    break;
                default:
                    text.Insert(position, (char)random.Next(1, 0x250));
                    break;
            }
        }

        return text.ToString();
    }

    // What stands behind a colon becomes something odd: a wrong type where a rule expects another.
    private static void ReplaceAValue(StringBuilder text, Random random)
    {
        var lines = text.ToString().Split('\n');
        var line = random.Next(lines.Length);
        if (lines[line].IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
        {
            lines[line] = lines[line][..(colon + 2)] + Oddities[random.Next(Oddities.Length)];
            text.Clear().AppendJoin('\n', lines);
        }
    }
}
