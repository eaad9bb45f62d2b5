using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>Everything that decides what a deployment brings to the cluster, but for the secrets there.</summary>
/// <param name="System">The system; the release is called like it.</param>
/// <param name="Environment">Where it goes.</param>
/// <param name="Registry">The registry that all images come from.</param>
/// <param name="Chart">Its chart.</param>
/// <param name="Images">The images that were built for it, by digest.</param>
public sealed record Release(SystemDefinition System, EnvironmentDefinition Environment, string Registry, ResolvedChart Chart, IReadOnlyList<ImageReference> Images)
{
    /// <summary>Name of the release.</summary>
    public string Name => System.Name;

    /// <summary>Namespace of the release itself; the system's objects may live in others too.</summary>
    public string Namespace => System.Namespaces[0];

    /// <summary>Values that the user adds on top.</summary>
    public UserValues User { get; init; } = new([], []);

    /// <summary>The value set of the environment; the chart's defaults where it has none.</summary>
    public ValueSet Set => Chart.Chart.ValueSets.FirstOrDefault(set => set.Name == Environment.Name) ?? Chart.Chart.ValueSets[0];

    /// <summary>Hash of all of it.</summary>
    /// <param name="stamped">The values that Slipway stamps.</param>
    /// <param name="secrets">What became of the secrets.</param>
    /// <param name="fileSystem">Reads the user's value files.</param>
    public string KeyOf(string stamped, IEnumerable<string> secrets, IFileSystem fileSystem)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        using var hash = new ContentHash();
        hash.Add(Chart.KeyFor(Set)).Add(stamped);
        foreach (var file in User.Files)
        {
            hash.Add(fileSystem.GetFile(file).ReadAllBytes());
        }

        foreach (var text in User.Set.Concat(secrets))
        {
            hash.Add(text);
        }

        return hash.ToHex();
    }
}

/// <summary>Values that the user adds on top of all others.</summary>
/// <param name="Files">Value files (<c>--values</c>), absolute.</param>
/// <param name="Set">Single values (<c>--set</c>): <c>key=value</c>.</param>
public sealed record UserValues(IReadOnlyList<FilePath> Files, IReadOnlyList<string> Set)
{
    /// <summary>What a status may show: a value whose key sounds like a secret is not.</summary>
    public IEnumerable<string> Shown => Files.Select(file => $"--values={file.FullPath}").Concat(Set.Select(item => $"--set={Masked(item)}"));

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Files.Count + Set.Count == 0;

    /// <summary>Adds them to a command line of helm; what stands last there counts.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The same command line.</returns>
    public ProcessArgumentBuilder AddTo(ProcessArgumentBuilder arguments)
    {
        foreach (var values in Files)
        {
            arguments.AppendSwitchQuoted("--values", "=", values.FullPath);
        }

        foreach (var item in Set)
        {
            arguments.AppendSwitchQuotedSecret("--set", "=", item);
        }

        return arguments;
    }

    private static string Masked(string item)
    {
        var key = item.Split('=')[0];
        return Secrets.SecretNames.Sounds(key) ? $"{key}={Secrets.SecretRedactor.Mask}" : item;
    }
}
