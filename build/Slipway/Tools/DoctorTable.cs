using Spectre.Console;

namespace Slipway.Tools;

/// <summary>Shows what <see cref="Doctor"/> found: as a table on a terminal, as plain lines elsewhere.</summary>
/// <param name="console">Where to.</param>
public sealed class DoctorTable(IAnsiConsole console)
{
    /// <summary>Shows a report.</summary>
    public void Show(DoctorReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (console.Profile.Out.IsTerminal)
        {
            ShowTable(report);
        }
        else
        {
            ShowLines(report);
        }
    }

    private void ShowTable(DoctorReport report)
    {
        var table = new Table().RoundedBorder().AddColumns("Prerequisite", "State", "Found", "Needed", "What to do");
        foreach (var check in report.Checks)
        {
            table.AddRow(
                new Text(check.Name),
                new Text(Word(check.State), new Style(Colour(check.State))),
                new Text(check.Found ?? "-"),
                new Text(check.Needed),
                new Text(check.Advice ?? ""));
        }

        console.Write(table);
    }

    private void ShowLines(DoctorReport report)
    {
        var names = report.Checks.Max(check => check.Name.Length);
        foreach (var check in report.Checks)
        {
            var advice = check.Advice is null ? "" : $"; {check.Advice}";
            var found = check.Found ?? "nothing";
            console.Profile.Out.Writer.WriteLine(
                $"{check.Name.PadRight(names)}  {Word(check.State),-11}  found {found}, needed {check.Needed}{advice}");
        }
    }

    private static string Word(DoctorCheckState state) => state switch
    {
        DoctorCheckState.Ok => "ok",
        DoctorCheckState.TooOld => "too old",
        DoctorCheckState.Unreachable => "unreachable",
        DoctorCheckState.NotNeeded => "not needed",
        _ => "missing",
    };

    private static Color Colour(DoctorCheckState state) => state switch
    {
        DoctorCheckState.Ok => Color.Green,
        DoctorCheckState.NotNeeded => Color.Grey,
        _ => Color.Red,
    };
}
