using Slipway.Secrets;

namespace Slipway.Tests.Secrets;

[TestFixture]
public sealed class SecretNamesTests
{
    [TestCase("password", true)]
    [TestCase("POSTGRES_PASSWORD", true)]
    [TestCase("apiKey", true)]
    [TestCase("API_SECRET_KEY", true)]
    [TestCase("refreshToken", true)]
    [TestCase("--token", true)]
    [TestCase("secretName", false)]
    [TestCase("existingSecret", false)]
    [TestCase("imagePullSecrets", false)]
    [TestCase("secretKeyRef", false)]
    [TestCase("automountServiceAccountToken", false)]
    [TestCase("checksum/secret", false)]
    [TestCase("expirationSeconds", false)]
    [TestCase("replicas", false)]
    public void Should_TellSecretsFromWhereTheyAre_When_GivenAName(string name, bool sounds) => Assert.That(SecretNames.Sounds(name), Is.EqualTo(sounds));

    [TestCase("Host=db;Password=hunter2;Port=1", "Host=db;Password=***;Port=1")]
    [TestCase("""{"token": "hunter2", "a": 1}""", """{"token": "***", "a": 1}""")]
    [TestCase("""["--password","hunter2"]""", """["--password","***"]""")]
    [TestCase("postgresql://app:hunter2@db:5432/app", "postgresql://app:***@db:5432/app")]
    [TestCase("http://db:5432/app?x=1", "http://db:5432/app?x=1")]
    public void Should_MaskWhatIsAssigned_When_GivenAText(string text, string masked) => Assert.That(SecretNames.MaskIn(text), Is.EqualTo(masked));
}
