using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Cake.Testing;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmLintTests : HelmValuesTests<HelmLintTests, HelmLintSettings>, IToolCases<HelmLintSettings>
{
    public static IEnumerable<ToolCase<HelmLintSettings>> Cases =>
    [
        .. ValuesCases("lint", "/Working/charts/app"),
        new("lint --strict /Working/charts/app", settings => settings.Strict = true),
        new("lint --with-subcharts /Working/charts/app", settings => settings.WithSubcharts = true),
        new("lint --kube-version=1.34 /Working/charts/app", settings => settings.KubeVersion = "1.34"),
    ];

    protected override void Run(ICakeContext context, HelmLintSettings settings) =>
        context.HelmLint(settings, new DirectoryPath("charts/app"));

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
