using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.PodSecurity;

namespace Slipway.Tests.Validation.PodSecurity;

/// <summary>Judges pods by a standard.</summary>
internal static class PodVerdict
{
    /// <summary>The fields that let a container meet the restricted level, without the braces.</summary>
    public const string Hardened = "allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault }";

    /// <summary>The ids of the checks that a pod does not meet, in order; what cannot be decoded has none and is named by its rule.</summary>
    public static string Of(string standard, string pod) => string.Join(' ', Findings(standard, pod).Select(finding => finding.Check ?? finding.Rule).Distinct(StringComparer.Ordinal));

    public static Finding[] Findings(string? standard, string text, SystemDefinition? system = null)
    {
        var set = ManifestSet.Read("app", "default", text);
        Assert.That(set.Findings, Is.Empty);
        var subject = new ManifestSubject(set, system) { PodSecurity = standard is null ? null : PodSecurityStandard.Parse(standard) };
        return [.. PodSecurityChecks.All.SelectMany(check => check.Check(subject))];
    }

    /// <summary>A pod that meets the restricted level but for what is added.</summary>
    public static string Pod(string specification = "", string security = "", string container = "", string metadata = "") =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a, {metadata} }}\nspec: {{ {specification} containers: [{{ name: c, securityContext: {{ {Merge(security)} }}, {container} }}] }}\n";

    /// <summary>A pod with one container that says nothing but what is given.</summary>
    public static string Bare(string specification = "", string container = "") =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\nspec: {{ {specification} containers: [{{ name: c, {container} }}] }}\n";

    // A field that is given takes the place of the hardened one.
    private static string Merge(string security)
    {
        var given = security.Split(':')[0].Trim();
        var kept = new[] { "allowPrivilegeEscalation: false", "runAsNonRoot: true", "capabilities: { drop: [ALL] }", "seccompProfile: { type: RuntimeDefault }" }
            .Where(field => field.Split(':')[0] != given);
        return string.Join(", ", kept.Append(security).Where(field => field.Length > 0));
    }
}
