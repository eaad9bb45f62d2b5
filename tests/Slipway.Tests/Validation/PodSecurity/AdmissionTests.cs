using System.Globalization;
using Slipway.Manifests;
using Slipway.Validation;
using Slipway.Validation.PodSecurity;

namespace Slipway.Tests.Validation.PodSecurity;

/// <summary>Holds the checks against a second implementation, put together from the text of Kubernetes' own (see build/schemas/README.md), for every pod, level and version of <see cref="VerdictFile"/>.</summary>
public sealed class AdmissionTests
{
    private const int Oldest = 20;
    private const int Newest = 37;
    private const int Shown = 20;
    private const string NotDecoded = "not decoded";

    // What the admission calls the checks. Two checks of a field that never apply together share a reason.
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["hostNamespaces"] = "host namespaces",
        ["privileged"] = "privileged",
        ["capabilities_baseline"] = "non-default capabilities",
        ["hostPathVolumes"] = "hostPath volumes",
        ["hostPorts"] = "hostPort",
        ["hostProbesAndHostLifecycle"] = "probe or lifecycle host",
        ["appArmorProfile"] = "forbidden AppArmor profile",
        ["seLinuxOptions"] = "seLinuxOptions",
        ["procMount"] = "procMount",
        ["seccompProfile_baseline"] = "seccompProfile",
        ["sysctls"] = "forbidden sysctls",
        ["windowsHostProcess"] = "hostProcess",
        ["restrictedVolumes"] = "restricted volume types",
        ["allowPrivilegeEscalation"] = "allowPrivilegeEscalation != false",
        ["runAsNonRoot"] = "runAsNonRoot != true",
        ["runAsUser"] = "runAsUser=0",
        ["seccompProfile_restricted"] = "seccompProfile",
        ["capabilities_restricted"] = "unrestricted capabilities",
        ["procMount_restricted"] = "procMount",
    };

    private static readonly Func<string, string, string>[] Templates =
    [
        (annotations, pod) => Of("v1", "PodTemplate", $"template: {Template(annotations, pod)}"),
        (annotations, pod) => Of("v1", "ReplicationController", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("apps/v1", "Deployment", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("apps/v1", "ReplicaSet", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("apps/v1", "StatefulSet", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("apps/v1", "DaemonSet", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("batch/v1", "Job", $"spec: {{ template: {Template(annotations, pod)} }}"),
        (annotations, pod) => Of("batch/v1", "CronJob", $"spec: {{ jobTemplate: {{ spec: {{ template: {Template(annotations, pod)} }} }} }}"),
    ];

    [Test]
    public void Should_DecideAsKubernetesDoes_When_ItIsAPod() =>
        ExpectVerdicts((index, annotations, pod) => $"{{ apiVersion: v1, kind: Pod, metadata: {{ name: p{index}, annotations: {annotations} }}, spec: {pod} }}");

    [Test]
    public void Should_DecideAsKubernetesDoes_When_ItIsATemplateOfPods() =>
        ExpectVerdicts((index, annotations, pod) => Templates[index % Templates.Length](annotations, pod).Replace("NAME", $"p{index}", StringComparison.Ordinal));

    private static string Template(string annotations, string pod) => $"{{ metadata: {{ annotations: {annotations} }}, spec: {pod} }}";

    private static string Of(string apiVersion, string kind, string rest) => $"{{ apiVersion: {apiVersion}, kind: {kind}, metadata: {{ name: NAME }}, {rest} }}";

    private static void ExpectVerdicts(Func<int, string, string, string> document)
    {
        var pods = VerdictFile.Pods;
        var set = ManifestSet.Read("app", "default", string.Join("\n---\n", pods.Select((pod, index) => document(index, pod.Annotations, pod.Specification))));
        Assert.That(set.Findings, Is.Empty);

        var subject = new ManifestSubject(set, null);
        var refused = Names(subject, PodSecurityStandard.Restricted, check => check.Rule.Id == PodDecodingRule.Id).Select(found => found.Pod).ToHashSet(StringComparer.Ordinal);
        var verdicts = Enumerable.Zip(Judge(subject, "baseline", pods.Count), Judge(subject, "restricted", pods.Count), (one, two) => $"{one}; {two}")
            .Select((verdict, index) => refused.Contains($"p{index}") ? NotDecoded : verdict);

        var differences = verdicts.Select((verdict, index) => (Verdict: verdict, Index: index))
            .Where(found => found.Verdict != pods[found.Index].Verdict)
            .Select(found => $"{document(found.Index, pods[found.Index].Annotations, pods[found.Index].Specification)}\n  Kubernetes: {pods[found.Index].Verdict}\n  Slipway:    {found.Verdict}")
            .ToArray();
        Assert.That(pods, Has.Count.GreaterThan(5000));
        Assert.That(differences, Is.Empty, $"{differences.Length} of {pods.Count} pods are decided otherwise:\n{string.Join('\n', differences.Take(Shown))}");
    }

    /// <summary>The verdicts of one level, written as in the file.</summary>
    private static string[] Judge(ManifestSubject subject, string level, int count)
    {
        var ranges = Enumerable.Range(0, count).Select(_ => new List<(int From, string Reasons)>()).ToArray();
        foreach (var minor in Enumerable.Range(Oldest, Newest - Oldest + 1).Append(PodSecurityStandard.Latest))
        {
            var standard = PodSecurityStandard.Parse(minor == PodSecurityStandard.Latest ? level : string.Create(CultureInfo.InvariantCulture, $"{level}@1.{minor}"));
            var reasons = Names(subject, standard, check => check is PodSecurityCheck).ToLookup(found => found.Pod, found => Reasons[found.Check!], StringComparer.Ordinal);
            for (var index = 0; index < count; index++)
            {
                var all = string.Join(" + ", reasons[$"p{index}"].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
                if (ranges[index].Count == 0 || ranges[index][^1].Reasons != all)
                {
                    ranges[index].Add((minor, all));
                }
            }
        }

        return [.. ranges.Select(range => $"{level} {string.Join(", ", range.Select((each, index) => Write(each, index + 1 < range.Count ? range[index + 1].From - 1 : null)))}")];
    }

    private static string Write((int From, string Reasons) range, int? to) =>
        string.Create(CultureInfo.InvariantCulture, $"1.{range.From}-{(to is null ? "" : $"1.{to}")} {(range.Reasons.Length == 0 ? "ok" : range.Reasons)}");

    private static IEnumerable<(string Pod, string? Check)> Names(ManifestSubject subject, PodSecurityStandard standard, Func<IManifestRule, bool> isAsked) =>
        from check in PodSecurityChecks.All
        where isAsked(check)
        from finding in check.Check(subject with { PodSecurity = standard })
        select (finding.Object!.Name, finding.Check);
}
