using System.Text.Json;
using Slipway.Manifests;
using Slipway.Manifests.Differences;

namespace Slipway.Tests.Manifests;

public sealed class YamlTextTests
{
    private const string Head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n";

    [TestCase("data:\n  plain: text\n  number: \"1\"\n  truth: \"yes\"\n  nothing: \"\"\n  colon: \"a: b\"\n  comment: \"a #b\"\n")]
    [TestCase("data:\n  star: \"*x\"\n  dash: \"- x\"\n  option: --verbose\n  end: \"x:\"\n  space: \" x \"\n  tab: \"a\\tb\"\n  brace: \"{x}\"\n  percent: \"%x\"\n")]
    [TestCase("data:\n  script: |\n    #!/bin/sh\n    echo '1'\n\n    exit 0\n")]
    [TestCase("data:\n  script: |-\n    a\n      b\n")]
    [TestCase("data:\n  script: \"a\\n\\n\\n\"\n")]
    [TestCase("data:\n  script: \"a\\nb\\n\\n\\n\"\n  other: x\n")]
    [TestCase("data:\n  script: \" first\\nsecond\\n\"\n")]
    [TestCase("spec:\n  list:\n  - a\n  - - b\n    - c\n  - name: x\n    port: 80\n  - {}\n  - []\n  - null\n  empty: {}\n")]
    [TestCase("spec:\n  number: 1\n  float: 1.5\n  octal: 0644\n  \"yes\": true\n  a/b: x\n")]
    public void Should_ReadTheSameAgain_When_Written(string text)
    {
        var before = Read(Head + text);

        var written = string.Concat(YamlText.Of(before, new ManifestMask()).Select(line => line + "\n"));

        TestContext.Out.WriteLine(written);
        Assert.That(FieldDiff.Of(JsonOf(before), JsonOf(Read(written))).Select(field => field.Path.Text), Is.Empty);
    }

    [Test]
    public void Should_LeaveOutCommentsAndAnchors_When_Written()
    {
        var lines = YamlText.Of(Read(Head + "data: &d # a comment\n  x: y\nbinaryData: *d\n"), new ManifestMask());

        Assert.That(lines.Skip(4), Is.EqualTo(new[] { "data:", "  x: y", "binaryData:", "  x: y" }));
    }

    [Test]
    public void Should_EndInTime_When_AliasesMakeAnObjectLarge()
    {
        var bomb = $"data:\n  x0: &x {new string('x', 10_000)}\n{string.Concat(Enumerable.Range(1, 99).Select(number => $"  x{number}: *x\n"))}";

        var lines = YamlText.Of(Read(Head + bomb), new ManifestMask());

        Assert.That(lines[^1], Is.EqualTo("# more than 256 KiB: the rest is left out"));
        Assert.That(lines.Sum(line => line.Length), Is.LessThan(300_000));
    }

    [TestCase("Secret", "data", "key: dmFsdWU=", "dmFsdWU=")]
    [TestCase("Secret", "stringData", "user: somebody", "somebody")]
    [TestCase("ConfigMap", "data", "API_TOKEN: abcdefgh", "abcdefgh")]
    [TestCase("ConfigMap", "data", "url: postgres://user:hunter2@db/x", "hunter2")]
    [TestCase("ConfigMap", "data", "file: \"host=db\\npassword=hunter2\\n\"", "hunter2")]
    [TestCase("ConfigMap", "data", "key: \"-----BEGIN PRIVATE KEY-----\\nabc\\n\"", "abc")]
    public void Should_MaskIt_When_AValueIsSecret(string kind, string field, string entry, string secret)
    {
        var item = Read($"apiVersion: v1\nkind: {kind}\nmetadata:\n  name: app\n{field}:\n  {entry}\n");

        var text = string.Join('\n', YamlText.Of(item, new ManifestMask()));

        Assert.That(text, Does.Not.Contain(secret).And.Contain("***"));
    }

    [TestCase("DB_HOST: postgres")]
    [TestCase("PASSWORD_FILE: /run/secrets/password")]
    [TestCase("url: postgres://db/x")]
    [TestCase("TOKEN_SECONDS: \"3600\"")]
    public void Should_ShowIt_When_AValueIsNone(string entry)
    {
        var text = string.Join('\n', YamlText.Of(Read($"{Head}data:\n  {entry}\n"), new ManifestMask()));

        Assert.That(text, Does.Contain(entry));
    }

    [Test]
    public void Should_MaskItElsewhereToo_When_ASecretTurnsUpInAnArgument()
    {
        var set = ManifestSet.Read("app", "test", """
            apiVersion: v1
            kind: Pod
            metadata: {name: app}
            spec:
              containers:
                - name: app
                  args: [--connect, "user/hunter2-hunter2@db"]
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: app}
            data: {password: aHVudGVyMi1odW50ZXIy}
            """);

        var text = string.Join('\n', YamlText.Of(set.Objects[0], new ManifestMask(set)));

        Assert.That(text, Does.Contain("user/***@db"));
    }

    private static JsonElement JsonOf(KubeObject item) => JsonElement.Parse(item.Root.ToJson()!.ToJsonString());

    private static KubeObject Read(string text) => ManifestSet.Read("app", "test", text).Objects.Single();
}
