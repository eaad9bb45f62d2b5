namespace Slipway.Tests.Validation.PodSecurity;

public sealed class BaselineChecksTests
{
    [TestCase("", "", "")]
    [TestCase("hostNetwork: false, hostPID: false, hostIPC: null,", "", "")]
    [TestCase("hostNetwork: true,", "", "hostNamespaces")]
    [TestCase("hostPID: yes,", "", "hostNamespaces")]
    [TestCase("hostIPC: on,", "", "hostNamespaces")]
    [TestCase("", "securityContext: { privileged: false }", "")]
    [TestCase("", "securityContext: null", "")]
    [TestCase("", "securityContext: { privileged: true }", "privileged")]
    [TestCase("initContainers: [{ name: i, securityContext: { privileged: true } }],", "", "privileged")]
    [TestCase("ephemeralContainers: [{ name: e, securityContext: { privileged: true } }],", "", "privileged")]
    [TestCase("volumes: [{ name: v, hostPath: { path: / } }],", "", "hostPathVolumes")]
    [TestCase("volumes: [{ name: v, hostPath: {} }],", "", "hostPathVolumes")]
    [TestCase("volumes: [{ name: v, hostPath: null, emptyDir: {} }, { name: w, nfs: { server: s, path: / } }],", "", "")]
    [TestCase("", "ports: [{ containerPort: 80, hostPort: 0 }]", "")]
    [TestCase("", "ports: [{ containerPort: 80, hostPort: 80 }]", "hostPorts")]
    [TestCase("", "ports: [{ containerPort: 80, hostPort: 1e3 }]", "hostPorts")]
    [TestCase("", "securityContext: { procMount: Default }", "")]
    [TestCase("", "securityContext: { procMount: Unmasked }", "procMount")]
    [TestCase("", "securityContext: { procMount: '' }", "procMount")]
    [TestCase("securityContext: { seLinuxOptions: { type: '', level: s0 } },", "securityContext: { seLinuxOptions: { type: container_init_t } }", "")]
    [TestCase("securityContext: { seLinuxOptions: { type: spc_t } },", "", "seLinuxOptions")]
    [TestCase("", "securityContext: { seLinuxOptions: { user: u } }", "seLinuxOptions")]
    [TestCase("", "securityContext: { seLinuxOptions: { role: r } }", "seLinuxOptions")]
    [TestCase("", "securityContext: { seLinuxOptions: { role: '' } }", "")]
    [TestCase("securityContext: { windowsOptions: { hostProcess: true } },", "", "windowsHostProcess")]
    [TestCase("", "securityContext: { windowsOptions: { hostProcess: true } }", "windowsHostProcess")]
    [TestCase("", "securityContext: { windowsOptions: { hostProcess: false } }", "")]
    [TestCase("", "securityContext: { capabilities: { add: [CHOWN, SYS_CHROOT, NET_BIND_SERVICE] } }", "")]
    [TestCase("", "securityContext: { capabilities: { add: [NET_RAW] } }", "capabilities_baseline")]
    [TestCase("", "securityContext: { capabilities: { add: [CAP_CHOWN] } }", "capabilities_baseline")]
    [TestCase("", "securityContext: { capabilities: { add: [chown] } }", "capabilities_baseline")]
    [TestCase("", "securityContext: { capabilities: { add: [null] } }", "capabilities_baseline")]
    [TestCase("securityContext: { seccompProfile: { type: Localhost, localhostProfile: p } },", "", "")]
    [TestCase("securityContext: { seccompProfile: { type: Unconfined } },", "", "seccompProfile_baseline")]
    [TestCase("", "securityContext: { seccompProfile: {} }", "seccompProfile_baseline")]
    [TestCase("securityContext: { appArmorProfile: { type: RuntimeDefault } },", "", "")]
    [TestCase("securityContext: { appArmorProfile: { type: Unconfined } },", "", "appArmorProfile")]
    [TestCase("", "securityContext: { appArmorProfile: {} }", "appArmorProfile")]
    [TestCase("securityContext: { sysctls: [{ name: kernel.shm_rmid_forced, value: '1' }] },", "", "")]
    [TestCase("securityContext: { sysctls: [{ name: kernel.msgmax, value: '1' }] },", "", "sysctls")]
    [TestCase("securityContext: { sysctls: [{ value: '1' }] },", "", "sysctls")]
    public void Should_JudgeThePod_When_TheVersionIs120OrTheNewest(string specification, string container, string checks) => Assert.Multiple(() =>
    {
        Assert.That(PodVerdict.Of("baseline@1.20", PodVerdict.Bare(specification, container)), Is.EqualTo(checks));
        Assert.That(PodVerdict.Of("baseline@latest", PodVerdict.Bare(specification, container)), Is.EqualTo(checks));
        Assert.That(PodVerdict.Of("privileged", PodVerdict.Bare(specification, container)), Is.Empty);
    });

    [TestCase("runtime/default", "")]
    [TestCase("localhost/mine", "")]
    [TestCase("", "")]
    [TestCase("unconfined", "appArmorProfile")]
    [TestCase("localhost", "appArmorProfile")]
    public void Should_JudgeTheAnnotation_When_ItIsAppArmors(string value, string checks)
    {
        var annotation = $"container.apparmor.security.beta.kubernetes.io/other: '{value}'";

        Assert.That(PodVerdict.Of("baseline", PodVerdict.Pod(metadata: $"annotations: {{ {annotation} }}")), Is.EqualTo(checks));
    }

    [TestCase("seccomp.security.alpha.kubernetes.io/pod", "unconfined", "seccompProfile_baseline")]
    [TestCase("container.seccomp.security.alpha.kubernetes.io/c", "unconfined", "seccompProfile_baseline")]
    [TestCase("container.seccomp.security.alpha.kubernetes.io/other", "unconfined", "")]
    [TestCase("seccomp.security.alpha.kubernetes.io/pod", "docker/default", "")]
    [TestCase("seccomp.security.alpha.kubernetes.io/pod", "localhost/x", "")]
    public void Should_JudgeSeccompsAnnotations_When_TheVersionKnowsNoFields(string key, string value, string checks)
    {
        var pod = PodVerdict.Pod(metadata: $"annotations: {{ {key}: {value} }}");

        Assert.That(PodVerdict.Of("baseline@1.18", pod), Is.EqualTo(checks));
        Assert.That(PodVerdict.Of("baseline@1.19", pod), Is.Empty);
    }

    [TestCase("net.ipv4.ip_local_reserved_ports", 27)]
    [TestCase("net.ipv4.tcp_keepalive_time", 29)]
    [TestCase("net.ipv4.tcp_fin_timeout", 29)]
    [TestCase("net.ipv4.tcp_keepalive_intvl", 29)]
    [TestCase("net.ipv4.tcp_keepalive_probes", 29)]
    [TestCase("net.ipv4.tcp_rmem", 32)]
    [TestCase("net.ipv4.tcp_wmem", 32)]
    [TestCase("net.ipv4.tcp_slow_start_after_idle", 37)]
    [TestCase("net.ipv4.tcp_notsent_lowat", 37)]
    public void Should_TakeTheSysctl_When_TheVersionCallsItSafe(string name, int minor) =>
        ExpectAllowedFrom(minor, PodVerdict.Pod($"securityContext: {{ sysctls: [{{ name: {name}, value: '1' }}] }},"), "sysctls");

    [Test]
    public void Should_TakeTheTypeOfContainerEngines_When_TheVersionKnowsIt() =>
        ExpectAllowedFrom(31, PodVerdict.Pod(security: "seLinuxOptions: { type: container_engine_t }"), "seLinuxOptions");

    [Test]
    public void Should_TakeAnyProcMountOfAPodWithUsersOfItsOwn_When_TheVersionDoes() =>
        ExpectAllowedFrom(35, PodVerdict.Bare("hostUsers: false,", "securityContext: { procMount: Unmasked }"), "procMount");

    [TestCase("livenessProbe: { httpGet: { port: 80, host: h } }")]
    [TestCase("readinessProbe: { tcpSocket: { port: 80, host: h } }")]
    [TestCase("startupProbe: { httpGet: { port: 80, host: 127.0.0.1 } }")]
    [TestCase("lifecycle: { postStart: { httpGet: { port: 80, host: h } } }")]
    [TestCase("lifecycle: { preStop: { tcpSocket: { port: 80, host: h } } }")]
    public void Should_RefuseAHost_When_TheVersionDoes(string container)
    {
        var pod = PodVerdict.Bare(container: container);

        Assert.That(PodVerdict.Of("baseline@1.33", pod), Is.Empty);
        Assert.That(PodVerdict.Of("baseline@1.34", pod), Is.EqualTo("hostProbesAndHostLifecycle"));
        Assert.That(PodVerdict.Of("restricted@1.34", pod), Does.StartWith("hostProbesAndHostLifecycle"));
        Assert.That(PodVerdict.Of("baseline", pod.Replace("host: h", "host: ''", StringComparison.Ordinal).Replace("host: 127.0.0.1", "path: /", StringComparison.Ordinal)), Is.Empty);
    }

    private static void ExpectAllowedFrom(int minor, string pod, string check) => Assert.Multiple(() =>
    {
        Assert.That(PodVerdict.Of($"baseline@1.{minor - 1}", pod), Is.EqualTo(check));
        Assert.That(PodVerdict.Of($"baseline@1.{minor}", pod), Is.Empty);
        Assert.That(PodVerdict.Of("baseline@1.99", pod), Is.Empty);
    });
}
