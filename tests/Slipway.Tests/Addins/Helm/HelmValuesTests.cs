using System.Text;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

/// <summary>What holds for every runner that is given values.</summary>
public abstract class HelmValuesTests<TTests, TSettings> : ToolTests<TTests, TSettings>
    where TTests : IToolCases<TSettings>
    where TSettings : HelmValuesSettings, new()
{
    protected sealed override string Tool => "helm";

    [Test]
    public void Should_Pass_Values_By_Standard_Input_When_Set()
    {
        var fixture = Fixture();
        fixture.Settings.StandardInputValues = "password: hidden";

        var input = fixture.Run().Process.StandardInput;

        Assert.That(Encoding.UTF8.GetString(input!.Value.Span), Is.EqualTo("password: hidden"));
    }

    /// <summary>No options at all, and each of those that all these runners have.</summary>
    /// <param name="command">What stands before the options.</param>
    /// <param name="rest">What stands behind them.</param>
    protected static IEnumerable<ToolCase<TSettings>> ValuesCases(string command, string rest) =>
    [
        new($"{command} {rest}", _ => { }),
        new($"{command} --kubeconfig=/Working/kube/config {rest}", settings => settings.Kubeconfig = "kube/config"),
        new($"{command} --kube-context=prod {rest}", settings => settings.KubeContext = "prod"),
        new($"{command} --namespace=apps {rest}", settings => settings.Namespace = "apps"),
        new($"{command} --values=/Working/a.yaml --values=/b.yaml {rest}", settings => settings.Values = ["a.yaml", "/b.yaml"]),
        new($"{command} --values=/Working/a.yaml --values=- {rest}", settings => (settings.Values, settings.StandardInputValues) = (["a.yaml"], "password: hidden")),
        new($"{command} --values=\"\\\"/Working/a,b \\\"\\\"c.yaml\\\"\" {rest}", settings => settings.Values = ["a,b \"c.yaml"]),
        new($"{command} --set=a=1 --set=\"b=x y\" {rest}", settings => settings.Set = ["a=1", "b=x y"], $"{command} --set=[REDACTED] --set=[REDACTED] {rest}"),
        new($"{command} --set-string=tag=10 {rest}", settings => settings.SetString = ["tag=10"], $"{command} --set-string=[REDACTED] {rest}"),
        new($"{command} --set-json=\"a={{\\\"b\\\":1}}\" {rest}", settings => settings.SetJson = ["a={\"b\":1}"], $"{command} --set-json=[REDACTED] {rest}"),
        new($"{command} --set-file=script=/Working/a\\,b.sh {rest}", settings => settings.SetFile["script"] = "a,b.sh"),
        new($"{command} --skip-schema-validation {rest}", settings => settings.SkipSchemaValidation = true),
        new($"{command} --skip-schema-validation=false {rest}", settings => settings.SkipSchemaValidation = false),
    ];
}
