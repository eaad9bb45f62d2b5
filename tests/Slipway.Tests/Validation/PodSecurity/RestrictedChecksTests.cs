namespace Slipway.Tests.Validation.PodSecurity;

public sealed class RestrictedChecksTests
{
    private static readonly string[] AllowedVolumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] RefusedVolumes =
    [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume",
        "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos",
    ];

    private static IEnumerable<int> Versions => Enumerable.Range(20, 18);

    [TestCaseSource(nameof(Versions))]
    public void Should_AllowAHardenedPod_When_TheVersionIsAny(int minor) =>
        Assert.That(PodVerdict.Of($"restricted@1.{minor}", PodVerdict.Pod("securityContext: { runAsUser: 1000 },")), Is.Empty);

    [TestCase("1.20", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted")]
    [TestCase("1.21", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted")]
    [TestCase("1.22", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("1.37", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("1.18", "allowPrivilegeEscalation runAsNonRoot")]
    [TestCase("1.7", "runAsNonRoot")]
    public void Should_AskForMore_When_TheVersionIsNewer(string version, string checks) =>
        Assert.That(PodVerdict.Of($"restricted@{version}", PodVerdict.Bare()), Is.EqualTo(checks));

    [TestCase("1.24", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("1.25", "runAsNonRoot")]
    public void Should_LeaveWindowsOut_When_TheVersionDoes(string version, string checks)
    {
        Assert.That(PodVerdict.Of($"restricted@{version}", PodVerdict.Bare("os: { name: windows },")), Is.EqualTo(checks));
        Assert.That(PodVerdict.Of("restricted@1.25", PodVerdict.Bare("os: { name: linux },")), Does.Contain("capabilities_restricted"));
    }

    [Test]
    public void Should_TakeWhatStandsInForABaselineCheck_When_ThePodIsOfWindows()
    {
        // The restricted check replaces the baseline's, and leaves Windows out: so do the API servers.
        var pod = PodVerdict.Pod("os: { name: windows },", "capabilities: { add: [SYS_ADMIN] }");

        Assert.That(PodVerdict.Of("baseline@1.30", pod), Is.EqualTo("capabilities_baseline"));
        Assert.That(PodVerdict.Of("restricted@1.30", pod), Is.Empty);
    }

    [TestCase("", "allowPrivilegeEscalation: true", "allowPrivilegeEscalation")]
    [TestCase("", "allowPrivilegeEscalation: null", "allowPrivilegeEscalation")]
    [TestCase("securityContext: { allowPrivilegeEscalation: false },", "allowPrivilegeEscalation: null", "allowPrivilegeEscalation")]
    [TestCase("", "runAsNonRoot: false", "runAsNonRoot")]
    [TestCase("securityContext: { runAsNonRoot: true },", "runAsNonRoot: null", "")]
    [TestCase("securityContext: { runAsNonRoot: true },", "runAsNonRoot: false", "runAsNonRoot")]
    [TestCase("securityContext: { runAsNonRoot: false },", "", "runAsNonRoot")]
    [TestCase("securityContext: { runAsNonRoot: false },", "runAsNonRoot: null", "runAsNonRoot")]
    [TestCase("", "seccompProfile: null", "seccompProfile_restricted")]
    [TestCase("", "seccompProfile: {}", "seccompProfile_restricted")]
    [TestCase("", "seccompProfile: { type: Unconfined }", "seccompProfile_restricted")]
    [TestCase("securityContext: { seccompProfile: { type: Localhost } },", "seccompProfile: null", "")]
    [TestCase("securityContext: { seccompProfile: { type: Unconfined } },", "", "seccompProfile_restricted")]
    [TestCase("securityContext: { seccompProfile: { type: Unconfined } },", "seccompProfile: null", "seccompProfile_restricted")]
    [TestCase("", "capabilities: {}", "capabilities_restricted")]
    [TestCase("", "capabilities: { drop: [NET_RAW] }", "capabilities_restricted")]
    [TestCase("", "capabilities: { drop: [all] }", "capabilities_restricted")]
    [TestCase("", "capabilities: { drop: [NET_RAW, ALL], add: [NET_BIND_SERVICE] }", "")]
    [TestCase("", "capabilities: { drop: [ALL], add: [CHOWN] }", "capabilities_restricted")]
    [TestCase("", "runAsUser: 0", "runAsUser")]
    [TestCase("", "runAsUser: 1", "")]
    [TestCase("securityContext: { runAsUser: 0 },", "runAsUser: 1", "runAsUser")]
    [TestCase("", "procMount: Unmasked", "procMount_restricted")]
    [TestCase("hostUsers: false,", "procMount: Unmasked", "procMount_restricted")]
    [TestCase("initContainers: [{ name: i }],", "", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("ephemeralContainers: [{ name: i }],", "", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("initContainers: [null],", "", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted capabilities_restricted")]
    [TestCase("volumes: [{ name: v }],", "", "")]
    [TestCase("volumes: [{ name: v, hostPath: null }],", "", "")]
    [TestCase("volumes: [{ name: v, nfs: {}, emptyDir: {} }],", "", "")]
    [TestCase("volumes: [{ name: v }, { name: w, nfs: {} }],", "", "restrictedVolumes")]
    [TestCase("hostNetwork: true,", "", "hostNamespaces")]
    public void Should_JudgeThePod_When_TheVersionIsTheNewest(string specification, string security, string checks) =>
        Assert.That(PodVerdict.Of("restricted", PodVerdict.Pod(specification, security)), Is.EqualTo(checks));

    [TestCaseSource(nameof(AllowedVolumes))]
    public void Should_TakeTheVolume_When_ItsTypeIsAllowed(string type) =>
        Assert.That(PodVerdict.Of("restricted@1.20", PodVerdict.Pod($"volumes: [{{ name: v, {type}: {{}} }}],")), Is.Empty);

    [TestCaseSource(nameof(RefusedVolumes))]
    public void Should_RefuseTheVolumeOnce_When_ItsTypeIsNotAllowed(string type)
    {
        var pod = PodVerdict.Pod($"volumes: [{{ name: v, {type}: {{}} }}],");

        Assert.That(PodVerdict.Of("restricted@1.20", pod), Is.EqualTo("restrictedVolumes"));
        Assert.That(PodVerdict.Of("baseline@1.20", pod), Is.EqualTo(type == "hostPath" ? "hostPathVolumes" : ""));
    }

    [Test]
    public void Should_AskNobodyForANumber_When_TheVersionIsOlder()
    {
        var pod = PodVerdict.Pod(security: "runAsUser: 0");

        Assert.That(PodVerdict.Of("restricted@1.22", pod), Is.Empty);
        Assert.That(PodVerdict.Of("restricted@1.23", pod), Is.EqualTo("runAsUser"));
    }

    [TestCase("hostUsers: false,", "")]
    [TestCase("hostUsers: true,", "runAsNonRoot runAsUser")]
    [TestCase("hostUsers: null,", "runAsNonRoot runAsUser")]
    public void Should_LetRootBe_When_ThePodHasUsersOfItsOwnAndTheVersionKnowsThat(string hostUsers, string checks)
    {
        var pod = PodVerdict.Pod(hostUsers + "securityContext: { runAsUser: 0 },", "runAsNonRoot: false");

        Assert.That(PodVerdict.Of("restricted@1.34", pod), Is.EqualTo("runAsNonRoot runAsUser"));
        Assert.That(PodVerdict.Of("restricted@1.35", pod), Is.EqualTo(checks));
    }

    [TestCase("1.34", "procMount")]
    [TestCase("1.35", "procMount_restricted")]
    public void Should_AskForTheMasksOnce_When_OneCheckReplacesTheOther(string version, string check) =>
        Assert.That(PodVerdict.Of($"restricted@{version}", PodVerdict.Pod(security: "procMount: Unmasked")), Is.EqualTo(check));

    [TestCase("1.21", "capabilities_baseline")]
    [TestCase("1.22", "capabilities_restricted")]
    public void Should_AskForCapabilitiesOnce_When_OneCheckReplacesTheOther(string version, string check) =>
        Assert.That(PodVerdict.Of($"restricted@{version}", PodVerdict.Pod(security: "capabilities: { drop: [ALL], add: [SYS_ADMIN] }")), Is.EqualTo(check));
}
