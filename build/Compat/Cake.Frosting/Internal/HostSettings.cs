using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The switches of every host.</summary>
internal sealed class HostSettings : CommandSettings
{
    [CommandOption("--target|-t <TARGET>")]
    [DefaultValue("Default")]
    [Description("Task to run; may be repeated.")]
    public string[] Targets { get; init; } = [];

    [CommandOption("--exclusive|-e")]
    [Description("Runs the target without its dependencies.")]
    public bool Exclusive { get; init; }

    [CommandOption("--tree|--showtree")]
    [Description("Shows the tasks as a tree of dependencies.")]
    public bool Tree { get; init; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Shows the tasks with their descriptions.")]
    public bool Description { get; init; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Shows which tasks would run, in their order.")]
    public bool DryRun { get; init; }

    [CommandOption("--verbosity|-v <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [Description("How much is logged: quiet, minimal, normal, verbose or diagnostic.")]
    public Verbosity? Verbosity { get; init; }

    [CommandOption("--working|-w <PATH>")]
    [TypeConverter(typeof(Cli.DirectoryPathConverter))]
    [Description("Working directory of the run.")]
    public DirectoryPath? WorkingDirectory { get; init; }

    [CommandOption("--version|--ver")]
    [Description("Shows the version.")]
    public bool Version { get; init; }
}
