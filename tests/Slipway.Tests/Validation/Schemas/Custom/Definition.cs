using Slipway.Model;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Asks the API rules about a custom resource whose <c>spec</c> has one schema.</summary>
internal static class Definition
{
    /// <summary>The definition of the kind Thing.</summary>
    /// <param name="spec">The schema of its <c>spec</c>, in flow style.</param>
    /// <param name="root">Lines beside the schema's type, in flow style.</param>
    public static string Of(string spec, string root = "") => $$"""
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
                openAPIV3Schema: { type: object, {{root}} properties: { spec: {{spec}} } }

        """;

    /// <summary>What is found in a Thing.</summary>
    /// <param name="schema">The schema of its <c>spec</c>, in flow style.</param>
    /// <param name="spec">Its <c>spec</c>, in flow style.</param>
    /// <param name="kubeVersion">The version that is checked for.</param>
    public static Finding[] Check(string schema, string spec, string kubeVersion = "1.36.0") =>
        Api.Check(Api.Object("example.com/v1", "Thing", $"spec: {spec}"), kubeVersion, Of(schema));

    /// <summary>The same of a <c>spec</c> that is a mapping with the one field <c>a</c>.</summary>
    /// <param name="schema">The schema of <c>a</c>, in flow style.</param>
    /// <param name="value">Its value, in flow style.</param>
    public static Finding[] CheckField(string schema, string value) => Check($"{{ type: object, properties: {{ a: {schema} }} }}", $"{{ a: {value} }}");
}
