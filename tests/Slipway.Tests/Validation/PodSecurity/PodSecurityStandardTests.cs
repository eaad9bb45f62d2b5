using Cake.Core;
using Slipway.Validation.PodSecurity;

namespace Slipway.Tests.Validation.PodSecurity;

public sealed class PodSecurityStandardTests
{
    [TestCase("restricted", "restricted@latest")]
    [TestCase("baseline@latest", "baseline@latest")]
    [TestCase("baseline@1.28", "baseline@1.28")]
    [TestCase("restricted@v1.20", "restricted@1.20")]
    [TestCase("privileged@1.99", "privileged@1.99")]
    public void Should_ReadTheStandard_When_ItIsWellFormed(string text, string expected) =>
        Assert.That(PodSecurityStandard.Parse(text).ToString(), Is.EqualTo(expected));

    [TestCase("restricted@1.x", "'1.x' is no version")]
    [TestCase("restricted@", "'' is no version")]
    [TestCase("restricted@2.0", "'2.0' is no version")]
    [TestCase("restricted@1.28.3", "'1.28.3' is no version")]
    [TestCase("restricted@1.028", "'1.028' is no version")]
    [TestCase("restricted@1.28\n", "is no version")]
    [TestCase("restricted@1.99999999999", "is no version")]
    [TestCase("Restricted@1.28", "'Restricted' is no level")]
    [TestCase("strict", "'strict' is no level")]
    [TestCase("", "'' is no level")]
    public void Should_SayWhatIsWrongInOneLine_When_ItIsNot(string text, string message) =>
        Assert.That(() => PodSecurityStandard.Parse(text), Throws.TypeOf<CakeException>().With.Message.Contains(message));
}
