using Slipway.Validation.Rules.Access;
using Slipway.Validation.Rules.Availability;
using Slipway.Validation.Rules.Images;
using Slipway.Validation.Rules.Jobs;
using Slipway.Validation.Rules.Lifecycle;
using Slipway.Validation.Rules.Network;
using Slipway.Validation.Rules.Probes;
using Slipway.Validation.Rules.Resources;
using Slipway.Validation.Rules.Secrets;
using Slipway.Validation.Rules.Targets;

namespace Slipway.Validation.Rules;

/// <summary>The rules on how workloads are kept and held together, by topic.</summary>
internal static class PolicyRules
{
    /// <summary>The topics.</summary>
    public static IReadOnlyList<RuleTopic> Topics { get; } =
    [
        new("Images", [new ImageTagRule(), new MutableTagRule(), new ImageDigestRule(), new PullPolicyRule()]),
        new("Resources", [new ResourceUnitsRule()]),
        new("Probes and shutdown", [new SameProbesRule(), new ProbePortRule(), new GracePeriodRule()]),
        new("Access", [
            new ServiceAccountTokenRule(), new DefaultAccountRule(), new ClusterAdminRule(), new WildcardRule(), new SecretAccessRule(), new ExecRule(),
            new EscalationRule(), new DanglingBindingRule(),
        ]),
        new("Secrets", [new EnvironmentSecretRule(), new ConfigMapSecretRule(), new RenderedSecretRule(), new ArgumentSecretRule()]),
        new("Network", [new PolicyCoverageRule(), new DanglingPolicyRule(), new IngressTlsRule(), new IngressHostsRule(), new ExposedServiceRule()]),
        new("References", [
            new ReferencedKeyRule(), new ServiceSelectorRule(), new ServicePortRule(), new IngressBackendRule(), new AutoscalerTargetRule(),
            new BudgetSelectorRule(), new MonitorTargetRule(), new StatefulSetServiceRule(), new WorkloadOverlapRule(), new IngressPathRule(),
        ]),
        new("Availability", [
            new ReplicaCountRule(), new AutoscalerBoundsRule(), new AutoscaledReplicasRule(), new EvictionRule(), new BudgetOverlapRule(), new BudgetPresenceRule(),
            new SpreadRule(), new SpreadSelectorRule(), new RecreateRule(), new PriorityClassRule(), new PriorityPresenceRule(),
        ]),
        new("Jobs", [
            new JobRemovalRule(), new JobRetryRule(), new JobDeadlineRule(), new CronConcurrencyRule(), new CronDeadlineRule(),
        ]),
        new("Lifecycle", [new DeprecatedFieldsRule()]),
    ];

    /// <summary>All of them, topic by topic.</summary>
    public static IEnumerable<IManifestRule> All => Topics.SelectMany(topic => topic.Rules);
}
