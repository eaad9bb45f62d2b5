using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.Testing;
using NSubstitute;
using Slipway.Build;
using Slipway.Build.Tests;

namespace Slipway.Tests.Docs;

/// <summary>A command in a <c>bash</c> block of the documentation.</summary>
/// <param name="Text">The command, as it is typed.</param>
/// <param name="ExpectedOutput">The lines that the page says it prints; none when it does not say.</param>
internal sealed record DocCommand(string Text, IReadOnlyList<string> ExpectedOutput)
{
    private const string Script = "./build.sh";

    /// <summary>All commands, each once: of several places, the one counts that says what is printed.</summary>
    public static IReadOnlyList<DocCommand> All { get; } =
    [
        .. DocPage.All.SelectMany(page => page.Blocks)
            .Where(block => block.Language is "bash" or "sh")
            .SelectMany(block => CommandsOf(block).Select(text => new DocCommand(text, block.ExpectedOutput)))
            .OrderByDescending(command => command.ExpectedOutput.Count)
            .DistinctBy(command => command.Text)
            .OrderBy(command => command.Text, StringComparer.Ordinal),
    ];

    /// <summary>Whether it is a command of Slipway.</summary>
    public bool IsSlipway => Text == Script || Text.StartsWith(Script + " ", StringComparison.Ordinal);

    /// <summary>Whether the page says that it fails.</summary>
    public bool Fails => ExpectedOutput.Any(line => line.StartsWith("Error: ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal));

    /// <summary>The targets it asks for.</summary>
    public IReadOnlyList<string> Targets => [.. Arguments.Where(argument => argument.Name == "target").Select(argument => argument.Value)];

    private IEnumerable<(string Name, string Value)> Arguments => Words.Skip(1)
        .Select(word => word.StartsWith("--", StringComparison.Ordinal) ? word[2..] : throw new CakeException($"'{word}' is no --argument=value."))
        .Select(word => word.Split('=', 2))
        .Select(pair => (pair[0], pair.ElementAtOrDefault(1) ?? ""));

    // Enough of a shell's grammar for documentation: blanks part words, single quotes keep them together.
    private List<string> Words
    {
        get
        {
            var words = new List<string>();
            var word = new StringBuilder();
            var isQuoted = false;
            foreach (var character in Text + " ")
            {
                if (character == '\'')
                {
                    isQuoted = !isQuoted;
                }
                else if (isQuoted || character != ' ')
                {
                    word.Append(character);
                }
                else if (word.Length > 0)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }
            }

            return words;
        }
    }

    /// <summary>Reads it as the host does.</summary>
    /// <exception cref="CakeException">The host would refuse it.</exception>
    public void Read()
    {
        var context = Substitute.For<ICakeContext>();
        var environment = FakeEnvironment.CreateUnixEnvironment();
        context.Environment.Returns(environment);
        context.Arguments.Returns(new CakeArguments(Arguments.ToLookup(argument => argument.Name, argument => argument.Value, StringComparer.OrdinalIgnoreCase)));
        using var cancellation = new RunCancellation(new RunOutcome());
        var options = new BuildContext(context, new Folders(environment), cancellation);
        TestSuites.Find(new FileSystem(), new DirectoryPath(Repository.Root).Combine("tests"), options.Suite);
    }

    public override string ToString() => Text;

    private static IEnumerable<string> CommandsOf(DocBlock block) => string.Join('\n', block.Lines)
        .Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(" # ")[0].Trim())
        .Where(line => line.Length > 0 && line[0] != '#');
}
