using static Slipway.Tests.Validation.Policy.PolicyCheck;

namespace Slipway.Tests.Validation.Policy;

/// <summary>Roles, bindings, service accounts and secrets.</summary>
public sealed class AccessRuleTests
{
    private const string OpenAccount = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: own }\n---\n";
    private const string ClosedAccount = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: own }\nautomountServiceAccountToken: false\n---\n";

    [TestCase("", "", true)]
    [TestCase("", "automountServiceAccountToken: false", false)]
    [TestCase(OpenAccount, "serviceAccountName: own", true)]
    [TestCase(ClosedAccount, "serviceAccountName: own", false)]
    [TestCase(ClosedAccount, "serviceAccountName: own, automountServiceAccountToken: true", true)]
    [TestCase(OpenAccount, "serviceAccountName: own, automountServiceAccountToken: false", false)]
    [TestCase("", "serviceAccountName: made-elsewhere", false)]
    [TestCase("", "serviceAccountName: made-elsewhere, automountServiceAccountToken: true", true)]
    public void Should_ReadTheTokenSettingOfPodAndAccount_When_EitherSaysSomething(string account, string pod, bool isFound) =>
        Assert.That(Run("SLW080", account + Deployment(pod: pod)), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("app", false)]
    [TestCase("other", true)]
    public void Should_LeaveTheToken_When_TheAccountHasARole(string ns, bool isFound)
    {
        var binding = Binding("Role", "reader", "own", ns);

        Assert.That(Run("SLW080", OpenAccount + binding + Deployment(pod: "serviceAccountName: own")), Has.Length.EqualTo(isFound ? 1 : 0));
    }

    [TestCase("default", 1)]
    [TestCase("own", 0)]
    public void Should_GiveTheDefaultAccountNothing_When_ARoleIsBound(string account, int count) =>
        Assert.That(Run("SLW081", Binding("Role", "reader", account, "app")), Has.Length.EqualTo(count));

    [TestCase("ClusterRole", "cluster-admin", 1)]
    [TestCase("ClusterRole", "view", 0)]
    [TestCase("Role", "cluster-admin", 0)]
    public void Should_RefuseClusterAdmin_When_ItIsTheClustersOwn(string kind, string role, int count) =>
        Assert.That(Run("SLW082", Binding(kind, role, "own", "app")), Has.Length.EqualTo(count));

    [TestCase("SLW083", "[batch]", "['*']", "[get]", "", "the role has * in resources")]
    [TestCase("SLW083", "['*']", "['*']", "['*']", "", "the role has * in verbs and resources and apiGroups")]
    [TestCase("SLW083", "['']", "[pods]", "[get]", "", null)]
    [TestCase("SLW084", "['']", "[secrets]", "[watch]", "", "the role reads every secret")]
    [TestCase("SLW084", "['']", "[secrets]", "[get]", "resourceNames: [own]", null)]
    [TestCase("SLW084", "['']", "[secrets]", "[create]", "", null)]
    [TestCase("SLW084", "['']", "['*']", "[get]", "", null)]
    [TestCase("SLW085", "['']", "[pods, pods/exec]", "[create]", "", "the role enters pods by pods/exec")]
    [TestCase("SLW085", "['']", "[pods/log]", "[get]", "", null)]
    [TestCase("SLW086", "['']", "[serviceaccounts/token]", "[create]", "", "the role can widen itself by create serviceaccounts/token")]
    [TestCase("SLW086", "['']", "[users]", "[impersonate, bind]", "", "the role can widen itself by bind, impersonate")]
    [TestCase("SLW086", "['']", "[serviceaccounts]", "[create]", "", null)]
    public void Should_ReadRoles_When_TheyAllowMuch(string id, string groups, string resources, string verbs, string rest, string? message)
    {
        var text = $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{ name: a }}\nrules: [{{ apiGroups: {groups}, resources: {resources}, verbs: {verbs}{(rest.Length > 0 ? ", " + rest : "")} }}]\n";

        Assert.That(Messages(id, text), message is null ? Is.Empty : Is.EqualTo(new[] { message }));
    }

    [TestCase("Role", "reader", "own", "app", 1)]
    [TestCase("ClusterRole", "view", "own", "app", 0)]
    [TestCase("ClusterRole", "view", "missing", "app", 1)]
    [TestCase("ClusterRole", "view", "prometheus", "monitoring", 0)]
    public void Should_FindBindingsThatLeadNowhere_When_TheChartShouldHaveTheOther(string kind, string role, string account, string ns, int count) =>
        Assert.That(Run("SLW087", OpenAccount + Binding(kind, role, account, ns)), Has.Length.EqualTo(count));

    [Test]
    public void Should_TakeAnAccountFromElsewhere_When_APodUsesIt() =>
        Assert.That(Run("SLW087", Binding("ClusterRole", "view", "by-hand", "app") + Deployment(pod: "serviceAccountName: by-hand")), Is.Empty);

    [TestCase("{ name: DB_PASSWORD, value: hunter2 }", true)]
    [TestCase("{ name: apiKey, value: abc }", true)]
    [TestCase("{ name: URL, value: 'postgres://u:p@db/x' }", true)]
    [TestCase("{ name: PEM, value: \"-----BEGIN EC PRIVATE KEY-----\\nx\" }", true)]
    [TestCase("{ name: URL, value: 'postgres://u:$(DB_PASSWORD)@db/x' }", false)]
    [TestCase("{ name: URL, value: 'http://host:8080/a@b' }", false)]
    [TestCase("{ name: DB_PASSWORD_FILE, value: /run/secret }", false)]
    [TestCase("{ name: DB_PASSWORD, value: /run/secret }", false)]
    [TestCase("{ name: DB_PASSWORD, value: '' }", false)]
    [TestCase("{ name: DB_PASSWORD, value: $(OTHER) }", false)]
    [TestCase("{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }", false)]
    [TestCase("{ name: TOKEN_URL, value: x }", false)]
    [TestCase("{ name: USE_TOKEN, value: 'true' }", false)]
    [TestCase("{ name: CACHE_KEY, value: users }", false)]
    [TestCase("{ name: MAX_TOKENS, value: '4000' }", false)]
    public void Should_TellSecretsFromSettings_When_VariablesHaveValues(string variable, bool isFound)
    {
        var findings = Run("SLW090", Deployment($"image: x:1, env: [{variable}]"));

        Assert.That(findings, Has.Length.EqualTo(isFound ? 1 : 0));
        Assert.That(findings.Select(finding => finding.Message), Has.None.Contains("hunter2"), "a message shows no secret");
    }

    [TestCase("password: hunter2", true)]
    [TestCase("password.txt: hunter2", false)]
    [TestCase("config: 'url = amqp://u:p@mq'", true)]
    [TestCase("LOG_LEVEL: INFO", false)]
    public void Should_TellSecretsFromSettings_When_TheyStandInAConfigMap(string data, bool isFound) =>
        Assert.That(Run("SLW091", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: a }}\ndata: {{ {data} }}\n"), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("prod", "data: { a: eA== }", 1)]
    [TestCase("dev", "data: { a: eA== }", 0)]
    [TestCase("prod", "type: Opaque", 0)]
    [TestCase("prod", "data: { a: '' }", 0)]
    public void Should_RefuseRenderedSecrets_When_FromStagingOn(string valueSet, string rest, int count) =>
        Assert.That(Run("SLW092", $"apiVersion: v1\nkind: Secret\nmetadata: {{ name: a }}\n{rest}\n", valueSet), Has.Length.EqualTo(count));

    [TestCase("--password=hunter2", true)]
    [TestCase("--password=$(DB_PASSWORD)", false)]
    [TestCase("--password-file=/x", false)]
    [TestCase("password=x", false)]
    [TestCase("https://u:p@host/x", true)]
    [TestCase("--port=80", false)]
    public void Should_TellSecretsFromSettings_When_TheyStandInArguments(string argument, bool isFound) =>
        Assert.That(Run("SLW093", Deployment($"image: x:1, args: ['{argument}']")), Has.Length.EqualTo(isFound ? 1 : 0));

    private static string Binding(string kind, string role, string account, string ns) =>
        $"apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {{ name: b, namespace: {ns} }}\nroleRef: {{ kind: {kind}, name: {role} }}\nsubjects: [{{ kind: ServiceAccount, name: {account} }}]\n---\n";
}
