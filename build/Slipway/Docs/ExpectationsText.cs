using Slipway.Model;

namespace Slipway.Docs;

/// <summary>Writes what a system declares about its chart the way it stands in Systems/*.cs; what is not declared is left out.</summary>
internal static class ExpectationsText
{
    /// <summary>The declaration, one line for each property.</summary>
    /// <param name="expectations">What is declared.</param>
    public static string Of(ChartExpectations expectations)
    {
        IEnumerable<(string Name, string? Value)> properties =
        [
            (nameof(expectations.ValueSets), List(expectations.ValueSets)),
            (nameof(expectations.Kinds), List(expectations.Kinds)),
            (nameof(expectations.KindsIn), Map(expectations.KindsIn)),
            (nameof(expectations.Values), List(expectations.Values)),
            (nameof(expectations.EnvironmentVariables), Map(expectations.EnvironmentVariables)),
            (nameof(expectations.Replicas), expectations.Replicas.Count == 0
                ? null
                : $"[{string.Join(", ", expectations.Replicas.Select(item => $"new ReplicaExpectation({Quote(item.Workload)}, {Quote(item.ValueSet)}, {item.Replicas})"))}]"),
            (nameof(expectations.PersistentVolumeClaims), List(expectations.PersistentVolumeClaims)),
            (nameof(expectations.Helpers), List(expectations.Helpers)),
        ];
        return string.Join('\n', properties.Where(property => property.Value is not null).Select(property => $"{property.Name} = {property.Value},"));
    }

    private static string? List(IReadOnlyList<string> items) => items.Count == 0 ? null : $"[{string.Join(", ", items.Select(Quote))}]";

    private static string? Map(IReadOnlyDictionary<string, IReadOnlyList<string>> map) => map.Count == 0
        ? null
        : $"new Dictionary<string, IReadOnlyList<string>> {{ {string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"[{Quote(entry.Key)}] = {List(entry.Value) ?? "[]"}"))} }}";

    private static string Quote(string text) => $"\"{text}\"";
}
