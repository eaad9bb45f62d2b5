using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>
/// The values a chart is rendered with. Later files win over earlier ones, and the set options over all files.
/// </summary>
/// <remarks>
/// Set options are redacted in the log, but any user of the machine can read them in the list of processes: secrets belong
/// into a value file or into <see cref="StandardInputValues"/>.
/// </remarks>
public abstract class HelmValuesSettings : HelmSettings
{
    /// <summary>The value files (<c>--values</c>).</summary>
    public ICollection<FilePath> Values { get; set; } = [];

    /// <summary>Values as YAML that helm reads from its standard input after <see cref="Values"/> (<c>--values=-</c>).</summary>
    public string? StandardInputValues { get; set; }

    /// <summary>Values such as <c>image.tag=1.0,replicas=2</c> (<c>--set</c>).</summary>
    public ICollection<string> Set { get; set; } = [];

    /// <summary>Values that stay strings whatever they look like, such as <c>image.tag=10</c> (<c>--set-string</c>).</summary>
    public ICollection<string> SetString { get; set; } = [];

    /// <summary>Values in JSON, such as <c>resources={"limits":{"cpu":"1"}}</c> (<c>--set-json</c>).</summary>
    public ICollection<string> SetJson { get; set; } = [];

    /// <summary>Values by key whose text is read from a file (<c>--set-file</c>).</summary>
    public IDictionary<string, FilePath> SetFile { get; set; } = new Dictionary<string, FilePath>();

    /// <summary>Whether the chart's <c>values.schema.json</c> is left out of account (<c>--skip-schema-validation</c>).</summary>
    public bool? SkipSchemaValidation { get; set; }
}
