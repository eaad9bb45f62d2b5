using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Model;

namespace Slipway.Secrets;

/// <summary>Sees to it that the Secrets of a system are in the cluster. Values go by the body of API calls alone.</summary>
/// <param name="sources">Where new values come from.</param>
/// <param name="redactor">Is told every value.</param>
public sealed class SecretStore(SecretSources sources, SecretRedactor redactor)
{
    /// <summary>
    /// Brings one Secret: a value that the user gives counts; else what the cluster has is kept; else it is made, where the environment allows it.
    /// </summary>
    /// <param name="api">The cluster.</param>
    /// <param name="place">Namespace of the Secret.</param>
    /// <param name="definition">The Secret.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="dryRun">Whether nothing is changed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="CakeException">Values are missing that the environment does not generate; the message names the variables.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<SecretOutcome> EnsureAsync(
        IKubeApi api, string place, SecretDefinition definition, EnvironmentDefinition environment, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(environment);
        var path = $"/api/v1/namespaces/{place}/secrets/{definition.Name}";
        var found = await api.FindAsync(path, cancellationToken);
        var before = found is { } secret ? Read(secret) : [];
        var values = Values(place, definition, environment, before);
        if (found is { } current && values.All(pair => before.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return new SecretOutcome(place, definition.Name, SecretChange.Kept, RevisionOf(current));
        }

        var change = found is null ? SecretChange.Created : SecretChange.Changed;
        if (dryRun)
        {
            return new SecretOutcome(place, definition.Name, change, "");
        }

        var applied = await api.ApplyAsync(path, Manifest(place, definition.Name, values), dryRun: false, cancellationToken);
        return new SecretOutcome(place, definition.Name, change, RevisionOf(applied));
    }

    /// <summary>Brings all Secrets of a system, each to every namespace of the system, one after the other.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="system">The system.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="dryRun">Whether nothing is changed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="onOutcome">Is told what became of each as soon as it is there: those before one that fails are in the cluster. Null for nobody.</param>
    /// <returns>What became of them, in that order.</returns>
    /// <exception cref="CakeException">Values are missing that the environment does not generate; the message names the variables.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<IReadOnlyList<SecretOutcome>> EnsureAllAsync(
        IKubeApi api, SystemDefinition system, EnvironmentDefinition environment, bool dryRun, CancellationToken cancellationToken, Action<SecretOutcome>? onOutcome = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        var outcomes = new List<SecretOutcome>();
        foreach (var (place, definition) in system.Namespaces.SelectMany(_ => system.Secrets, (place, definition) => (place, definition)))
        {
            var outcome = await EnsureAsync(api, place, definition, environment, dryRun, cancellationToken);
            outcomes.Add(outcome);
            onOutcome?.Invoke(outcome);
        }

        return outcomes;
    }

    /// <summary>The values of a Secret in the cluster.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="place">Namespace of the Secret.</param>
    /// <param name="name">Name of the Secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CakeException">There is no such Secret.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IKubeApi api, string place, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        var secret = await api.FindAsync($"/api/v1/namespaces/{place}/secrets/{name}", cancellationToken)
            ?? throw new CakeException($"Reading the Secret {name} in {place}: there is none. Deploy makes it.");
        return Read(secret);
    }

    private Dictionary<string, string> Values(string place, SecretDefinition definition, EnvironmentDefinition environment, Dictionary<string, string> before)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<SecretKey>();
        foreach (var key in definition.Keys.Where(key => key.Template is null))
        {
            if ((sources.Given(key) ?? before.GetValueOrDefault(key.Name) ?? (environment.GeneratesSecrets ? sources.Generate() : null)) is { } value)
            {
                values[key.Name] = value;
            }
            else
            {
                missing.Add(key);
            }
        }

        if (missing.Count > 0)
        {
            var variables = string.Join(", ", missing.Select(key => $"{key.Variable} or {key.Variable}_FILE (key {key.Name})"));
            throw new CakeException($"Preparing the Secret {definition.Name} in {place}: {environment.Name} generates no secrets, and values are missing. Set {variables}.");
        }

        foreach (var key in definition.Keys.Where(key => key.Template is not null))
        {
            values[key.Name] = sources.Given(key) ?? Fill(key.Template!, values);
            redactor.Register(values[key.Name]);
        }

        return values;
    }

    private static string Fill(string template, Dictionary<string, string> values) =>
        values.Aggregate(template, (text, pair) => text.Replace($"{{{pair.Key}}}", Uri.EscapeDataString(pair.Value), StringComparison.Ordinal));

    private Dictionary<string, string> Read(JsonElement secret)
    {
        var values = secret.FieldsAt("data").ToDictionary(field => field.Name, field => Encoding.UTF8.GetString(field.Value.GetBytesFromBase64()), StringComparer.Ordinal);
        foreach (var value in values.Values)
        {
            redactor.Register(value);
        }

        return values;
    }

    private static string RevisionOf(JsonElement secret) => $"{secret.TextAt("metadata", "uid")}.{secret.TextAt("metadata", "resourceVersion")}";

    private static string Manifest(string place, string name, Dictionary<string, string> values) => new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Secret",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = place,
            ["labels"] = new JsonObject { [ManagedBy.Label] = ManagedBy.Slipway },
        },
        ["type"] = "Opaque",
        ["data"] = new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))))),
    }.ToJsonString();
}

/// <summary>What became of a Secret.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">What was done.</param>
/// <param name="Revision">Another one when its content is another; says nothing of the content. Empty after a dry run that would change it.</param>
public sealed record SecretOutcome(string Namespace, string Name, SecretChange Change, string Revision);

/// <summary>What was done with a Secret.</summary>
public enum SecretChange
{
    /// <summary>It was right already.</summary>
    Kept,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>Keys were added or changed.</summary>
    Changed,
}
