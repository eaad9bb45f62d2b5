using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Cake.Testing;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmLintTests : ToolTests<HelmLintTests, HelmLintSettings>, IToolCases<HelmLintSettings>
{
    public static IEnumerable<ToolCase<HelmLintSettings>> Cases =>
    [
        new("lint /Working/charts/app", _ => { }),
        new("lint --kubeconfig=/Working/kube/config /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("lint --kube-context=prod /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("lint --namespace=apps /Working/charts/app", settings => settings.Namespace = "apps"),
        new("lint --values=/Working/a.yaml --values=/b.yaml /Working/charts/app", settings => settings.Values = ["a.yaml", "/b.yaml"]),
        new("lint --values=/Working/a.yaml --values=- /Working/charts/app", settings => (settings.Values, settings.StandardInputValues) = (["a.yaml"], "password: hidden")),
        new("lint --values=\"\\\"/Working/a,b \\\"\\\"c.yaml\\\"\" /Working/charts/app", settings => settings.Values = ["a,b \"c.yaml"]),
        new("lint --set=a=1 --set=\"b=x y\" /Working/charts/app", settings => settings.Set = ["a=1", "b=x y"], "lint --set=[REDACTED] --set=[REDACTED] /Working/charts/app"),
        new("lint --set-string=tag=10 /Working/charts/app", settings => settings.SetString = ["tag=10"], "lint --set-string=[REDACTED] /Working/charts/app"),
        new("lint --set-json=\"a={\\\"b\\\":1}\" /Working/charts/app", settings => settings.SetJson = ["a={\"b\":1}"], "lint --set-json=[REDACTED] /Working/charts/app"),
        new("lint --set-file=script=/Working/a\\,b.sh /Working/charts/app", settings => settings.SetFile["script"] = "a,b.sh"),
        new("lint --skip-schema-validation /Working/charts/app", settings => settings.SkipSchemaValidation = true),
        new("lint --skip-schema-validation=false /Working/charts/app", settings => settings.SkipSchemaValidation = false),
        new("lint --strict /Working/charts/app", settings => settings.Strict = true),
        new("lint --with-subcharts /Working/charts/app", settings => settings.WithSubcharts = true),
        new("lint --kube-version=1.34 /Working/charts/app", settings => settings.KubeVersion = "1.34"),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmLintSettings settings) =>
        context.HelmLint(settings, new DirectoryPath("charts/app"));

    [Test]
    public void Should_Pass_Values_By_Standard_Input_When_Set()
    {
        var fixture = Fixture();
        fixture.Settings.StandardInputValues = "password: hidden";

        var input = fixture.Run().Process.StandardInput;

        Assert.That(Encoding.UTF8.GetString(input!.Value.Span), Is.EqualTo("password: hidden"));
    }

    [Test]
    public void Should_Return_Messages_When_Chart_Has_Findings()
    {
        IReadOnlyList<HelmLintMessage> messages = [];
        var fixture = new AliasFixture<HelmLintSettings>(
            Tool,
            [
                "==> Linting charts/app",
                "[INFO] Chart.yaml: icon is recommended",
                "[WARNING] Chart.yaml: version '1' is not a valid SemVerV2",
                "[ERROR] templates/: app/templates/bad.yaml:1:10",
                "  executing \"app/templates/bad.yaml\" at <.Values.nope.x>:",
                "    nil pointer evaluating interface {}.x",
                string.Empty,
            ],
            (context, settings) => messages = context.HelmLint(settings, new FilePath("app-1.0.0.tgz")));
        fixture.GivenProcessExitsWithCode(1);
        fixture.Settings.HandleExitCode = code => code == 1;

        var result = fixture.Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Args, Is.EqualTo("lint /Working/app-1.0.0.tgz"));
            Assert.That(messages, Is.EqualTo(new HelmLintMessage[]
            {
                new(HelmLintSeverity.Info, "Chart.yaml", "icon is recommended"),
                new(HelmLintSeverity.Warning, "Chart.yaml", "version '1' is not a valid SemVerV2"),
                new(
                    HelmLintSeverity.Error,
                    "templates/",
                    "app/templates/bad.yaml:1:10\nexecuting \"app/templates/bad.yaml\" at <.Values.nope.x>:\nnil pointer evaluating interface {}.x"),
            }));
        }
    }
}
