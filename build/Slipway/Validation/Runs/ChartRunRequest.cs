using Cake.Core.IO;
using Slipway.Model;
using Slipway.Validation.Schemas;

namespace Slipway.Validation.Runs;

/// <summary>What is done with charts.</summary>
[Flags]
public enum ChartSteps
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>helm lint.</summary>
    Lint = 1,

    /// <summary>helm template.</summary>
    Render = 2,

    /// <summary>The rules over files and rendered objects; rendering is part of it.</summary>
    Rules = 4,
}

/// <summary>Which charts are looked at, and how.</summary>
/// <param name="Charts">The charts' folders, absolute.</param>
/// <param name="Steps">What is done with them.</param>
public sealed record ChartRunRequest(IReadOnlyList<DirectoryPath> Charts, ChartSteps Steps)
{
    /// <summary>The systems whose charts are among them: chart folder to system.</summary>
    public IReadOnlyDictionary<string, SystemDefinition> Systems { get; init; } = new Dictionary<string, SystemDefinition>();

    /// <summary>Only this value set, where a chart has it; null for all.</summary>
    public string? ValueSet { get; init; }

    /// <summary>Versions of Kubernetes to render and check for, in full; none leaves it to each chart.</summary>
    public IReadOnlyList<string> KubeVersions { get; init; } = [];

    /// <summary>What the API check knows beside the built-in kinds.</summary>
    public SchemaOptions Schemas { get; init; } = SchemaOptions.Default;

    /// <summary>The rules that count.</summary>
    public RuleSelection Selection { get; init; } = RuleSelection.All;

    /// <summary>Where rendered manifests are written; null for nowhere.</summary>
    public DirectoryPath? ManifestFolder { get; init; }
}
