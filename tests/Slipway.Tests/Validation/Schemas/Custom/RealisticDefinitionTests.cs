using Slipway.Model;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Definitions of the kind that operators ship: a monitor, a certificate.</summary>
public sealed class RealisticDefinitionTests
{
    private const string Monitor = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: servicemonitors.monitoring.example.com }
        spec:
          group: monitoring.example.com
          scope: Namespaced
          names: { kind: ServiceMonitor, plural: servicemonitors }
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  required: [spec]
                  properties:
                    apiVersion: { type: string }
                    kind: { type: string }
                    metadata: { type: object }
                    spec:
                      type: object
                      required: [endpoints, selector]
                      properties:
                        jobLabel: { type: string }
                        sampleLimit: { type: integer, format: int64, minimum: 1 }
                        selector:
                          type: object
                          x-kubernetes-map-type: atomic
                          properties:
                            matchLabels: { type: object, additionalProperties: { type: string } }
                        endpoints:
                          type: array
                          minItems: 1
                          items:
                            type: object
                            properties:
                              interval: { type: string, pattern: '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$' }
                              scrapeTimeout: { type: string, pattern: '^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?)$' }
                              scheme: { type: string, enum: [http, https], default: http }
                              port: { type: string }
                              targetPort: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }
                              basicAuth: { type: object, nullable: true, properties: { username: { type: string } } }
                            oneOf:
                              - required: [port]
                              - required: [targetPort]
                        targetLabels: { type: array, x-kubernetes-list-type: set, items: { type: string } }
                    status: { type: object, x-kubernetes-preserve-unknown-fields: true }

        """;

    private const string Certificate = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: certificates.tls.example.com }
        spec:
          group: tls.example.com
          scope: Namespaced
          names: { kind: Certificate, plural: certificates }
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
                      required: [secretName, issuerRef]
                      x-kubernetes-validations:
                        - rule: "has(self.dnsNames) || has(self.commonName) || has(self.uris)"
                          message: at least one of dnsNames, commonName and uris must be set
                        - rule: "!has(self.renewBefore) || !has(self.duration) || duration(self.renewBefore) < duration(self.duration)"
                          messageExpression: "'renewBefore ' + self.renewBefore + ' must be less than duration ' + self.duration"
                          fieldPath: .renewBefore
                        - rule: self.secretName == oldSelf.secretName
                          message: secretName is immutable
                      properties:
                        secretName: { type: string, maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' }
                        commonName: { type: string, maxLength: 64 }
                        dnsNames: { type: array, maxItems: 3, items: { type: string, minLength: 1 } }
                        uris: { type: array, items: { type: string, format: uri } }
                        duration: { type: string }
                        renewBefore: { type: string }
                        revisionHistoryLimit: { type: integer, format: int32, minimum: 1 }
                        privateKey:
                          type: object
                          default: {}
                          properties:
                            algorithm: { type: string, enum: [RSA, ECDSA], default: RSA }
                            size: { type: integer, default: 2048, multipleOf: 256, maximum: 8192 }
                          x-kubernetes-validations:
                            - rule: "self.algorithm == 'RSA' ? self.size >= 2048 : self.size in [256, 384, 521]"
                              message: the size does not suit the algorithm
                        issuerRef:
                          type: object
                          required: [name]
                          properties:
                            name: { type: string }
                            kind: { type: string, default: Issuer }
                        additional:
                          type: array
                          x-kubernetes-list-type: map
                          x-kubernetes-list-map-keys: [type]
                          items: { type: object, required: [type], properties: { type: { type: string }, value: { type: string, format: byte } } }

        """;

    private const string GoodCertificate = "secretName: web-tls, issuerRef: { name: ca }, dnsNames: [example.com]";

    [TestCase("endpoints: [{ port: http, interval: 30s }], selector: {}", null, null)]
    [TestCase("endpoints: [{ targetPort: 8080, scheme: https, basicAuth: null }], selector: { matchLabels: { app: web } }, targetLabels: [a, b]", null, null)]
    [TestCase("endpoints: [{ port: http, interval: 30 s }], selector: {}", "SLW142", "spec.endpoints[0].interval")]
    [TestCase("endpoints: [{ port: http, interval: 30 }], selector: {}", "SLW029", "spec.endpoints[0].interval")]
    [TestCase("endpoints: [], selector: {}", "SLW142", "spec.endpoints")]
    [TestCase("endpoints: [{ port: http, targetPort: 80 }], selector: {}", "SLW142", "spec.endpoints[0]")]
    [TestCase("endpoints: [{ interval: 30s }], selector: {}", "SLW142", "spec.endpoints[0]")]
    [TestCase("endpoints: [{ port: http, scheme: ftp }], selector: {}", "SLW031", "spec.endpoints[0].scheme")]
    [TestCase("endpoints: [{ targetPort: true }], selector: {}", "SLW029", "spec.endpoints[0].targetPort")]
    [TestCase("endpoints: [{ port: http }], selector: {}, sampleLimit: 0", "SLW039", "spec.sampleLimit")]
    [TestCase("endpoints: [{ port: http }], selector: {}, targetLabels: [a, a]", "SLW034", "spec.targetLabels[1]")]
    [TestCase("endpoints: [{ port: http, intervall: 30s }], selector: {}", "SLW028", "spec.endpoints[0].intervall")]
    [TestCase("endpoints: [{ port: http }]", "SLW030", "spec.selector")]
    public void Should_JudgeAMonitor_When_ItsDefinitionIsAtHand(string spec, string? rule, string? path) =>
        Expect(Api.Check(Api.Object("monitoring.example.com/v1", "ServiceMonitor", $"spec: {{ {spec} }}"), definitions: Monitor), rule, path);

    [TestCase(GoodCertificate, null, null)]
    [TestCase(GoodCertificate + ", privateKey: { algorithm: ECDSA, size: 256 }, duration: 2160h, renewBefore: 360h", null, null)]
    [TestCase("secretName: web-tls, issuerRef: { name: ca }", "SLW142", "spec")]
    [TestCase(GoodCertificate + ", duration: 1h, renewBefore: 2h", "SLW142", "spec.renewBefore")]
    [TestCase(GoodCertificate + ", privateKey: { algorithm: ECDSA }", "SLW142", "spec.privateKey")]
    [TestCase(GoodCertificate + ", privateKey: { size: 2000 }", "SLW039", "spec.privateKey.size")]
    [TestCase(GoodCertificate + ", uris: ['example.com/a']", "SLW142", "spec.uris[0]")]
    [TestCase("secretName: Web, issuerRef: { name: ca }, dnsNames: [example.com]", "SLW142", "spec.secretName")]
    [TestCase("secretName: web, issuerRef: { name: ca }, dnsNames: [a, b, c, d]", "SLW142", "spec.dnsNames")]
    [TestCase("secretName: web, issuerRef: {}, dnsNames: [a]", "SLW030", "spec.issuerRef.name")]
    [TestCase(GoodCertificate + ", additional: [{ type: a }, { type: a }]", "SLW034", "spec.additional[1]")]
    [TestCase(GoodCertificate + ", additional: [{ type: a, value: x }]", "SLW142", "spec.additional[0].value")]
    public void Should_JudgeACertificate_When_ItsDefinitionIsAtHand(string spec, string? rule, string? path) =>
        Expect(Api.Check(Api.Object("tls.example.com/v1", "Certificate", $"spec: {{ {spec} }}"), definitions: Certificate), rule, path);

    [Test]
    public void Should_SayWhatTheDefinitionSays_When_ARuleIsNotMet() =>
        Assert.That(
            Api.Check(Api.Object("tls.example.com/v1", "Certificate", $"spec: {{ {GoodCertificate}, duration: 1h, renewBefore: 2h }}"), definitions: Certificate).Single().Message,
            Is.EqualTo("renewBefore 2h must be less than duration 1h"));

    private static void Expect(Finding[] findings, string? rule, string? path) =>
        Assert.That(findings.Select(finding => (finding.Rule, finding.FieldPath)), Is.EqualTo(rule is null ? [] : new[] { (rule, path) }));
}
