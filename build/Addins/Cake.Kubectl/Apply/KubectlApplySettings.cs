namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl apply</c>.</summary>
public sealed class KubectlApplySettings : AutoToolSettings
{
    /// <summary>The file, folder or address of the manifests, <c>-</c> for standard input, which
    /// <see cref="Core.Tooling.ToolSettings.SetupProcessSettings"/> sets (<c>--filename</c>).</summary>
    public string? Filename { get; set; }

    /// <summary>Whether a folder is read with those below it (<c>--recursive</c>).</summary>
    public bool? Recursive { get; set; }

    /// <summary><c>client</c> or <c>server</c>: nothing is changed, and the one named checks the manifests (<c>--dry-run</c>).</summary>
    public string? DryRun { get; set; }

    /// <summary>Whether the server merges the manifests (<c>--server-side</c>).</summary>
    public bool? ServerSide { get; set; }

    /// <summary>Whether, with <see cref="ServerSide"/>, fields that another manager owns are taken over
    /// (<c>--force-conflicts</c>).</summary>
    public bool? ForceConflicts { get; set; }

    /// <summary>The name under which the fields are owned (<c>--field-manager</c>).</summary>
    public string? FieldManager { get; set; }

    /// <summary><c>strict</c>, <c>warn</c> or <c>ignore</c>: what becomes of unknown and duplicate fields (<c>--validate</c>).</summary>
    public string? Validate { get; set; }

    /// <summary>The format of the output, such as <c>json</c> or <c>name</c> (<c>--output</c>).</summary>
    public string? Output { get; set; }
}
