using System.Text.Json;
using Slipway.Manifests;
using Slipway.Manifests.Differences;
using Spectre.Console;

namespace Slipway.Reports;

/// <summary>Writes what differs between two value sets of a chart, object by object and field by field. Secrets are masked.</summary>
/// <param name="console">Where to write it.</param>
/// <param name="isPlain">Whether to leave out colours.</param>
public sealed class DifferenceReport(IAnsiConsole console, bool isPlain)
{
    /// <summary>Writes the differences of a chart.</summary>
    /// <param name="old">What one value set renders to.</param>
    /// <param name="new">What the other renders to.</param>
    public void Write(ManifestSet old, ManifestSet @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var diff = ManifestDiff.Of(old, @new);
        var mask = new ManifestMask(old, @new);
        Line(Color.Default, Summary(diff, old, @new));
        foreach (var difference in diff.Objects)
        {
            WriteObject(difference, old.ValueSet, @new.ValueSet, mask);
        }
    }

    private static string Summary(ManifestDiff diff, ManifestSet old, ManifestSet @new)
    {
        var changed = diff.Objects.Count(item => item.Old is not null && item.New is not null);
        var onlyOld = diff.Objects.Count(item => item.New is null);
        var onlyNew = diff.Objects.Count(item => item.Old is null);
        return FormattableString.Invariant(
            $"{old.Chart}, {old.ValueSet} → {@new.ValueSet}: {ReportText.Count(changed, "object")} {(changed == 1 ? "differs" : "differ")}, {onlyOld} only in {old.ValueSet}, {onlyNew} only in {@new.ValueSet}, {diff.Same} the same");
    }

    private void WriteObject(ObjectDifference difference, string old, string @new, ManifestMask mask)
    {
        if (difference.New is null)
        {
            Line(Color.Red, $"  - {difference.Old} only in {old}");
            return;
        }

        if (difference.Old is null)
        {
            Line(Color.Green, $"  + {difference.New} only in {@new}");
            return;
        }

        Line(Color.Yellow, $"  ~ {difference.New}");
        foreach (var field in difference.Fields)
        {
            Line(Color.Default, $"      {field.Path.Text}: {Show(difference.Old, field.Path, field.Old, mask)} → {Show(difference.New, field.Path, field.New, mask)}");
        }
    }

    private static string Show(KubeObject item, FieldPath path, JsonElement? value, ManifestMask mask) =>
        value is { } element ? YamlText.Inline(item.Kind, path, element, mask) : "(none)";

    // Past the console, which would break lines: a path is copied whole.
    private void Line(Color colour, string text)
    {
        var printable = ReportText.Printable(text);
        if (isPlain || colour == Color.Default)
        {
            console.Profile.Out.Writer.WriteLine(printable);
        }
        else
        {
            console.Write(new Text(printable + Environment.NewLine, new Style(colour)));
        }
    }
}
