using Slipway.Wording;

namespace Slipway.Build.Arguments;

/// <summary>Finds what is wrong with the form of a command line, before Cake reads it: its words for that are about programs with commands, which this is not.</summary>
public static class CommandLineForm
{
    private const string Verbosity = "verbosity";

    private static readonly string[] Verbosities = ["quiet", "minimal", "normal", "verbose", "diagnostic"];

    /// <summary>What is wrong, in one line; null when nothing is.</summary>
    /// <param name="words">The command line, word by word.</param>
    /// <param name="targets">The targets there are; made when a message needs them.</param>
    public static string? Problem(IReadOnlyList<string> words, Func<TargetCatalog> targets)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(targets);
        var problem = words.Select((word, index) => (word, isValue: index > 0 && TakesNext(words[index - 1])))
            .Select(pair => pair.word.StartsWith('-') ? OfArgument(pair.word) : pair.isValue ? null : OfBareWord(pair.word, targets()))
            .FirstOrDefault(found => found is not null);
        return problem is null ? null : $"Reading the command line: {problem}";
    }

    // Cake takes '--target Validate' for '--target=Validate'.
    private static bool TakesNext(string word) => word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal);

    private static string? OfArgument(string word)
    {
        var (name, value) = word.TrimStart('-').Split('=', 2) switch { [var left, var right] => (left, right), var parts => (parts[0], null) };
        if (value is { Length: 0 })
        {
            return $"--{name} needs a value. Write {Usage(name)}.";
        }

        return name == Verbosity && value is not null && !Verbosities.Any(known => known.StartsWith(value, StringComparison.OrdinalIgnoreCase))
            ? $"there is no verbosity '{value}'. {NearestNames.Hint(value, Verbosities)}"
            : null;
    }

    private static string Usage(string name) => BuildArguments.All.TryGetValue(name, out var argument) ? argument.Usage : $"--{name}=<{name}>";

    private static string OfBareWord(string word, TargetCatalog targets) =>
        NearestNames.To(word, targets.All.Select(target => target.Name)) is [var nearest, ..]
            ? $"'{word}' is no argument. Did you mean --target={nearest}?"
            : $"'{word}' is no argument: each is one word, --name=value. See --target=Help.";
}
