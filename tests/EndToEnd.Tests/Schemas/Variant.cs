using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Schemas;

/// <summary>An object as it is sent to the API server, sound or broken.</summary>
/// <param name="Mutation">What was done to it: <c>drop</c>, <c>misspell</c>; <see cref="Unchanged"/> for nothing.</param>
/// <param name="Field">The field that it was done to, without positions: <c>spec.containers[].image</c>.</param>
/// <param name="Object">The object.</param>
internal sealed record Variant(string Mutation, string Field, JsonObject Object)
{
    /// <summary>What was done to an object as a chart renders it.</summary>
    public const string Unchanged = "none";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Kind and version: <c>apps/v1 Deployment</c>.</summary>
    public string Kind => $"{Object["apiVersion"]} {Object["kind"]}";

    /// <summary>The object's text; JSON is YAML too.</summary>
    public string Text => Object.ToJsonString(Plain) + "\n";

    /// <inheritdoc/>
    public override string ToString() => Mutation == Unchanged ? $"{Kind} {Object["metadata"]?["name"]}" : $"{Kind} {Mutation} {Field}";
}
