namespace Slipway.Model;

/// <summary>What a rule is: everything that its doc page says.</summary>
/// <param name="Id">Id, such as <c>SLW016</c>; never given twice, never given again.</param>
/// <param name="Title">What is so when the rule is met, in a few words.</param>
/// <param name="Severity">How much a finding weighs unless it says otherwise.</param>
/// <param name="Rationale">Why it matters: what happens when it is not met.</param>
/// <param name="Advice">What to do, in one line.</param>
/// <param name="Bad">An example that the rule fires on.</param>
/// <param name="Good">The same example, mended.</param>
/// <param name="Source">Where the rule comes from: a document of Kubernetes or Helm, an RFC.</param>
public sealed record Rule(
    string Id,
    string Title,
    Severity Severity,
    string Rationale,
    string Advice,
    RuleExample Bad,
    RuleExample Good,
    string Source)
{
    /// <summary>How much a finding weighs in the value sets named, where that differs from <see cref="Severity"/>: production is held to more than a laptop.</summary>
    public IReadOnlyDictionary<string, Severity> SeverityIn { get; init; } = new Dictionary<string, Severity>();

    /// <summary>The value sets in which the rule is checked, such as <c>prod</c>; empty for all.</summary>
    public IReadOnlyList<string> OnlyIn { get; init; } = [];

    /// <summary>Whether scenarios in <c>ci/</c> are not asked, because they leave things out on purpose.</summary>
    public bool SparesScenarios { get; init; }

    /// <summary>Whether the rule counts only when it is asked for by its id: what it asks is right for some and wrong for others.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>Whether a chart that no system declares gets a warning where ours gets an error: how it is kept is its owner's business, what cannot work is not.</summary>
    public bool WarnsUndeclared { get; init; }

    /// <summary>How much a finding weighs under a value set.</summary>
    /// <param name="valueSet">Name of the value set.</param>
    public Severity SeverityUnder(string valueSet) => SeverityIn.TryGetValue(valueSet, out var severity) ? severity : Severity;

    /// <summary>A finding of this rule about a chart as a whole.</summary>
    /// <param name="chart">Name of the chart.</param>
    /// <param name="message">What is wrong, in one line.</param>
    public Finding For(string chart, string message) => new(Id, Severity, chart, message) { Advice = Advice };

    /// <summary>A finding of this rule in a file of a chart.</summary>
    /// <param name="chart">Name of the chart.</param>
    /// <param name="path">Path of the file below the chart's folder.</param>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="line">Line, counted from 1, when it is known.</param>
    /// <param name="column">Column, counted from 1, when it is known.</param>
    public Finding InFile(string chart, string path, string message, int? line = null, int? column = null) =>
        For(chart, message) with { Location = new SourceLocation(path, line, column) };
}

/// <summary>An example on a rule's doc page. It is also the rule's test.</summary>
/// <param name="Path">The file that is shown, relative to the chart's folder; for a rendered object <see cref="Manifest"/>.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Others">Other files of the chart that the example needs, by path; a usual small chart stands around them.</param>
public sealed record RuleExample(string Path, string Text, IReadOnlyDictionary<string, string>? Others = null)
{
    /// <summary>The path of an example that is what a chart renders to.</summary>
    public const string Manifest = "(rendered)";

    /// <summary>An example that is a rendered manifest.</summary>
    /// <param name="text">One or more YAML documents.</param>
    public static RuleExample Rendered(string text) => new(Manifest, text);

    /// <summary>The file's bytes, where <see cref="Text"/> cannot say them.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The system that the example's chart deploys, for a rule on what a system declares; null for a chart that is not declared.</summary>
    public SystemDefinition? System { get; init; }
}
