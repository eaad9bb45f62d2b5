using Cake.Core;
using Cake.Core.IO;
using Cake.Testing;
using Slipway.Validation.Schemas;

namespace Slipway.Tests.Validation.Schemas;

public sealed class CustomResourceTests
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: things.example.com }
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: Thing, plural: things }
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  required: [spec]
                  properties:
                    spec:
                      type: object
                      required: [size]
                      properties:
                        size: { type: string, enum: [small, large] }
                        count: { type: integer }
                        target: { x-kubernetes-int-or-string: true }
                        labels: { type: object, additionalProperties: { type: string } }
                        open: { type: object, x-kubernetes-preserve-unknown-fields: true }
                        items:
                          type: array
                          x-kubernetes-list-type: map
                          x-kubernetes-list-map-keys: [name]
                          items: { type: object, properties: { name: { type: string } } }
            - { name: v1alpha1, served: false, storage: false }

        """;

    [TestCase("", "SLW030", "spec")]
    [TestCase("spec: { size: small, extra: 1 }", "SLW028", "spec.extra")]
    [TestCase("spec: { size: medium }", "SLW031", "spec.size")]
    [TestCase("spec: { size: small, count: many }", "SLW029", "spec.count")]
    [TestCase("spec: { size: small, labels: { a: 1 } }", "SLW029", "spec.labels.a")]
    [TestCase("spec: { size: small, items: [{ name: a }, { name: a }] }", "SLW034", "spec.items[1]")]
    public void Should_CheckAgainstTheDefinition_When_ThereIsOne(string rest, string rule, string path)
    {
        var finding = Api.Check(Api.Object("example.com/v1", "Thing", rest), definitions: Definition).Single();

        Assert.That((finding.Rule, finding.FieldPath), Is.EqualTo((rule, path)));
    }

    [Test]
    public void Should_StayQuiet_When_TheObjectIsAsDefined() =>
        Assert.That(Api.Check(Api.Object("example.com/v1", "Thing", "spec: { size: small, count: 1, target: http, labels: { a: b }, open: { any: thing } }"), definitions: Definition), Is.Empty);

    [Test]
    public void Should_FindTheDefinition_When_ItIsRenderedBesideTheObject() =>
        Assert.That(Api.Check($"{Definition}---\n{Api.Object("example.com/v1", "Thing", "spec: { size: medium }")}").Single().Rule, Is.EqualTo("SLW031"));

    [Test]
    public void Should_NotKnowTheVersion_When_TheDefinitionDoesNotServeIt() =>
        Assert.That(Api.Check(Api.Object("example.com/v1alpha1", "Thing", ""), definitions: Definition).Single().Rule, Is.EqualTo("SLW026"));

    [Test]
    public void Should_ReadEveryDefinition_When_AFolderIsNamed()
    {
        var fileSystem = new FakeFileSystem(FakeEnvironment.CreateUnixEnvironment());
        fileSystem.CreateFile("/crds/deep/thing.yaml").SetContent(Definition);
        fileSystem.CreateFile("/crds/readme.md").SetContent("# " + Definition);

        var options = SchemaOptions.Read(fileSystem, new DirectoryPath("/crds"), ignoreMissing: false);

        Assert.That(options.CustomResources.Find("example.com/v1", "Thing"), Is.Not.Null);
        Assert.That(options.Key, Is.Not.EqualTo(SchemaOptions.Default.Key));
    }

    [Test]
    public void Should_SayWhatToDo_When_TheFolderIsMissing()
    {
        var fileSystem = new FakeFileSystem(FakeEnvironment.CreateUnixEnvironment());

        Assert.That(() => SchemaOptions.Read(fileSystem, new DirectoryPath("/none"), false), Throws.TypeOf<CakeException>().With.Message.Contains("there is no folder '/none'"));
    }
}
