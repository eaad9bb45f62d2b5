using Cake.Core;
using Slipway.Build.Arguments;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.PodSecurity;

namespace Slipway.Build.Charts;

/// <summary>What a validation is told, beyond the charts.</summary>
public sealed class ValidateOptions
{
    private static readonly Severity[] Severities = [Severity.Info, Severity.Warning, Severity.Error];

    /// <summary>Reads the options.</summary>
    /// <param name="options">The command line.</param>
    /// <exception cref="CakeException">A rule, a severity or a standard does not exist.</exception>
    public ValidateOptions(OptionReader options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Manifests = options.Texts(BuildArguments.Manifests);
        var rules = options.Texts(BuildArguments.Rules);
        Selection = new RuleSelection
        {
            Rules = rules.Count == 0 ? null : RuleSelection.ParseRules(rules),
            LeastSeverity = Enum.Parse<Severity>(options.OneOf(BuildArguments.Severity, "severity", [.. Severities.Select(NameOf)], name => name) ?? NameOf(Severity.Info), ignoreCase: true),
            PodSecurity = options.Text(BuildArguments.PodSecurity) is { } standard ? PodSecurityStandard.Parse(standard) : null,
        };
    }

    /// <summary>The manifests asked for (<c>--manifests</c>); none for charts.</summary>
    public IReadOnlyList<string> Manifests { get; }

    /// <summary>The rules, the severity and the standard asked for (<c>--rules</c>, <c>--severity</c>, <c>--pod-security</c>).</summary>
    public RuleSelection Selection { get; }

    private static string NameOf(Severity severity) => severity.ToString().ToLowerInvariant();
}
