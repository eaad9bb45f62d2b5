using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Model;
using Slipway.Validation.PodSecurity;
using Slipway.Validation.Rules;
using Slipway.Validation.Rules.Charts;
using Slipway.Validation.Rules.Manifests;
using Slipway.Validation.Runs;
using Slipway.Validation.Schemas.Rules;
using Slipway.Validation.Suppressions;

namespace Slipway.Validation;

/// <summary>Every rule there is.</summary>
public static class RuleCatalog
{
    private static readonly Lazy<IReadOnlyList<IChartRule>> LazyChartRules = new(() =>
    [
        new RequiredFilesRule(),
        new ChartMetadataRule(),
        new ChartLockRule(),
        new ValuesTableRule(),
        new HelpersRule(),
        new RequiredValuesRule(),
    ]);

    private static readonly Lazy<IReadOnlyList<IManifestRule>> LazyManifestRules = new(() =>
    [
        new UniqueObjectsRule(),
        new ObjectNamesRule(),
        new LabelsRule(),
        new RequiredKindsRule(),
        new EnvironmentVariablesRule(),
        new ReplicasRule(),
        new PersistentVolumeClaimsRule(),
        new ProbesRule(),
        new ResourcesRule(),
        new SecurityContextRule(),
        .. ApiRules.All,
        .. PodSecurityChecks.All,
        .. PolicyRules.All,
    ]);

    private static readonly Lazy<IReadOnlyList<Rule>> LazyRules = new(() =>
    [
        .. ChartRules.Select(rule => rule.Rule)
            .Concat(ManifestRules.Select(rule => rule.Rule))
            .Concat(RulesOfThePipeline)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ]);

    /// <summary>The rules over a chart's own files, by id.</summary>
    public static IReadOnlyList<IChartRule> ChartRules => LazyChartRules.Value;

    /// <summary>The rules over what a chart renders to, by id.</summary>
    public static IReadOnlyList<IManifestRule> ManifestRules => LazyManifestRules.Value;

    /// <summary>All rules, by id; also those whose findings are made while charts are read and rendered.</summary>
    public static IReadOnlyList<Rule> Rules => LazyRules.Value;

    /// <summary>
    /// Rules whose findings say that something could not be read or rendered. They are reported whatever rules were chosen: what was not read was not checked.
    /// </summary>
    public static IReadOnlyList<Rule> Prerequisites =>
    [
        ChartFileRules.Readable,
        ChartFileRules.YamlSyntax,
        DependencyRules.Resolvable,
        RenderingRules.ValuesSchema,
        RenderingRules.Templates,
        Slipway.Manifests.ManifestRules.Document,
        Slipway.Manifests.ManifestRules.Readable,
    ];

    /// <summary>
    /// Identifies this build of the rules: 32 hexadecimal digits, the same for the same source and compiler. What was found by one build says nothing
    /// about another. Source: ECMA-335, II.22.30 (Mvid).
    /// </summary>
    public static string Version { get; } = typeof(RuleCatalog).Module.ModuleVersionId.ToString("N");

    /// <summary>The rules that a run of some steps checks. What was not checked was not met either, and no report may say so.</summary>
    /// <param name="steps">The steps.</param>
    public static IEnumerable<Rule> CheckedBy(ChartSteps steps) =>
        steps.HasFlag(ChartSteps.Rules) ? Rules : Rules.IntersectBy(RulesOf(steps), rule => rule.Id);

    private static HashSet<string> RulesOf(ChartSteps steps)
    {
        Rule[] always = [ChartFileRules.Readable, ChartFileRules.YamlSyntax, ChartFileRules.DuplicateKey, DependencyRules.Resolvable, SuppressionRules.Sound];
        Rule[] lint = steps.HasFlag(ChartSteps.Lint) ? [RenderingRules.Lint] : [];
        Rule[] render = steps.HasFlag(ChartSteps.Render) ? [RenderingRules.ValuesSchema, RenderingRules.Templates, RenderingRules.NotEmpty] : [];
        return [.. always.Concat(lint).Concat(render).Select(rule => rule.Id)];
    }

    private static IEnumerable<Rule> RulesOfThePipeline =>
    [
        ChartFileRules.Readable,
        ChartFileRules.YamlSyntax,
        ChartFileRules.DuplicateKey,
        DependencyRules.Resolvable,
        RenderingRules.Lint,
        RenderingRules.ValuesSchema,
        RenderingRules.Templates,
        RenderingRules.NotEmpty,
        Slipway.Manifests.ManifestRules.Document,
        Slipway.Manifests.ManifestRules.Readable,
        SuppressionRules.Sound,
        SuppressionRules.Used,
    ];

    /// <summary>The rule of an id, or null when there is none.</summary>
    /// <param name="id">The id, such as <c>SLW016</c>; in any case.</param>
    public static Rule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
