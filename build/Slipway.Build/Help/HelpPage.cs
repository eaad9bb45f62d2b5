using Slipway.Build.Arguments;
using Spectre.Console;

namespace Slipway.Build.Help;

/// <summary>The help: targets, arguments and examples, all read from the tasks.</summary>
public static class HelpPage
{
    /// <summary>Writes the help.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="targets">The targets.</param>
    public static void Write(IAnsiConsole console, TargetCatalog targets)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(targets);
        console.MarkupLine("[bold]Usage:[/] ./build.sh [[--target=<target>]] [[--argument=value ...]]");
        console.WriteLine();
        console.Write(Targets(targets));
        console.WriteLine();
        console.Write(Arguments(targets));
        console.WriteLine();
        console.MarkupLine("[bold]Examples[/]");
        foreach (var (target, example) in targets.All.SelectMany(target => target.Examples.Select(example => (target, example))))
        {
            // Not broken at any width: it is there to be copied.
            console.Profile.Out.Writer.WriteLine($"  {CommandOf(target, example)}");
            console.MarkupLineInterpolated($"      [dim]{example.Description}[/]");
        }
    }

    /// <summary>An example as it is typed.</summary>
    /// <param name="target">The target.</param>
    /// <param name="example">The example.</param>
    public static string CommandOf(Target target, ExampleAttribute example)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(example);
        string?[] words = ["./build.sh", target.Name == "Default" ? null : $"--target={target.Name}", example.Arguments.Length > 0 ? example.Arguments : null];
        return string.Join(' ', words.OfType<string>());
    }

    /// <summary>A target's name as the help shows it. Targets are found in any case.</summary>
    /// <param name="target">The target.</param>
    public static string KebabName(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Name.ToLowerInvariant();
    }

    private static Grid Targets(TargetCatalog targets)
    {
        var grid = TwoColumns("Targets");
        foreach (var target in targets.All)
        {
            grid.AddRow(new Text("  " + KebabName(target)), new Text(target.Description));
        }

        return grid;
    }

    private static Grid Arguments(TargetCatalog targets)
    {
        var grid = TwoColumns("Arguments");
        foreach (var argument in BuildArguments.All.Values)
        {
            string[] takers = [.. targets.All.Where(target => target.Arguments.Contains(argument)).Select(KebabName)];
            grid.AddRow(new Text("  " + argument.Usage), new Markup($"{argument.Description.EscapeMarkup()} [dim]({string.Join(", ", takers).EscapeMarkup()})[/]"));
        }

        return grid;
    }

    private static Grid TwoColumns(string title) => new Grid()
        .AddColumn(new GridColumn().NoWrap().PadRight(3))
        .AddColumn(new GridColumn().PadRight(0))
        .AddRow(new Markup($"[bold]{title}[/]"), Text.Empty);
}
