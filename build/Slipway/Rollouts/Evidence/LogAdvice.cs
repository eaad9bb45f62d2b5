namespace Slipway.Rollouts.Evidence;

/// <summary>Lines that programs and kernels write when they fail, and what each means: better advice than a container's exit code gives.</summary>
internal static class LogAdvice
{
    private static readonly (string Text, string Advice)[] Known =
    [
        ("exec format error", "The program was built for another processor: build the image for the nodes' architecture."),
        ("password authentication failed", "The password that the program has is not the database's: see to the Secret, and to the volume, which keeps the password of its first start."),
        ("read-only file system", "The program writes where it must not: give it an emptyDir there, or have it write elsewhere."),
        ("address already in use", "Two programs of the pod listen on the same port."),
        ("no space left on device", "A volume, or the node's disk, is full."),
        ("could not translate host name", "The name of the server is wrong, or it has no Service."),
        ("name or service not known", "The name of the server is wrong, or it has no Service."),
    ];

    /// <summary>The advice for the last line that is known; null when none is.</summary>
    /// <param name="lines">The lines of a log.</param>
    public static string? Of(IReadOnlyList<string> lines) =>
        lines.Reverse().SelectMany(line => Known.Where(known => line.Contains(known.Text, StringComparison.OrdinalIgnoreCase))).Select(known => known.Advice).FirstOrDefault();
}
