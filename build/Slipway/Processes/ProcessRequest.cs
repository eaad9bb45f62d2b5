namespace Slipway.Processes;

/// <summary>A process to run.</summary>
/// <param name="FileName">Path of the executable; a bare name is looked up on PATH by the operating system.</param>
/// <param name="Arguments">Arguments, one entry each: no shell sees them, nothing is quoted or expanded.</param>
public sealed record ProcessRequest(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>The default of <see cref="OutputLimit"/>: 256 MB, some hundred times the largest chart's manifests.</summary>
    public const int DefaultOutputLimit = 256 * 1024 * 1024;

    /// <summary>
    /// Arguments in one line, quoted as .NET reads <see cref="System.Diagnostics.ProcessStartInfo.Arguments"/>; what Cake's tools
    /// build. Null for <see cref="Arguments"/>.
    /// </summary>
    public string? CommandLine { get; init; }

    /// <summary>Folder to run in; null for that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables on top of this process's own; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Text for standard input, sent as UTF-8 (the way for secrets); null for an empty standard input.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Time after which the process and its children are killed.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the process may take to end by itself when its time is over or the run is cancelled: it is sent SIGTERM first. Zero, the default, kills it at once, with
    /// its children. On Windows, which has no such signal, it is always killed.
    /// </summary>
    public TimeSpan StopLimit { get; init; }

    /// <summary>Whether standard input stays open until the process ends, so that it sees its end when this process is gone.</summary>
    public bool HoldsInputOpen { get; init; }

    /// <summary>
    /// Whether the process is to end (SIGTERM) when this one is gone, even by SIGKILL: for what must not go on changing things that a later run mends. Has no effect on
    /// Windows.
    /// </summary>
    public bool EndsWithParent { get; init; }

    /// <summary>Is told whenever the process has written something to standard output, on any thread; null for nobody.</summary>
    public Action? OnOutput { get; init; }

    /// <summary>Bytes that standard output and standard error may have, each, before the process is killed.</summary>
    public int OutputLimit { get; init; } = DefaultOutputLimit;
}
