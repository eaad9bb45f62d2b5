using System.Globalization;
using System.Text.RegularExpressions;
using Cake.Core;

namespace Slipway.Validation.PodSecurity;

/// <summary>A level of the Pod Security Standards, as one version of Kubernetes defines it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Minor">The minor version, 28 for Kubernetes 1.28; <see cref="Latest"/> for the newest there is.</param>
public sealed partial record PodSecurityStandard(PodSecurityLevel Level, int Minor)
{
    /// <summary>
    /// The newest version. A version newer than every change of a check means the same: checks stay as they are until a version changes them.
    /// Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces.
    /// </summary>
    public const int Latest = int.MaxValue;

    /// <summary>The restricted level in its newest version.</summary>
    public static PodSecurityStandard Restricted { get; } = new(PodSecurityLevel.Restricted, Latest);

    /// <summary>Reads a standard as the command line gives it.</summary>
    /// <param name="text">The level, alone or with a version: <c>restricted</c>, <c>baseline@1.28</c>, <c>restricted@v1.30</c>, <c>restricted@latest</c>.</param>
    /// <exception cref="CakeException">It is no level, or no version.</exception>
    public static PodSecurityStandard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var level = at < 0 ? text : text[..at];
        return new PodSecurityStandard(LevelOf(level, text), at < 0 ? Latest : MinorOf(text[(at + 1)..], text));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{NameOf(Level)}@{(Minor == Latest ? "latest" : $"1.{Minor}")}");

    /// <summary>The name of a level, as namespaces are labelled with it.</summary>
    /// <param name="level">The level.</param>
    internal static string NameOf(PodSecurityLevel level) => level switch
    {
        PodSecurityLevel.Privileged => "privileged",
        PodSecurityLevel.Baseline => "baseline",
        _ => "restricted",
    };

    private static PodSecurityLevel LevelOf(string level, string text) => level switch
    {
        "privileged" => PodSecurityLevel.Privileged,
        "baseline" => PodSecurityLevel.Baseline,
        "restricted" => PodSecurityLevel.Restricted,
        _ => throw new CakeException($"Reading the pod security standard '{text}': '{level}' is no level. Write privileged, baseline or restricted, such as restricted@1.28."),
    };

    private static int MinorOf(string version, string text)
    {
        if (version == "latest")
        {
            return Latest;
        }

        var match = VersionPattern().Match(version);
        return match.Success && int.TryParse(match.Groups["minor"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? minor
            : throw new CakeException($"Reading the pod security standard '{text}': '{version}' is no version. Write a minor version of Kubernetes, such as 1.28, or latest.");
    }

    [GeneratedRegex(@"^v?1\.(?<minor>0|[1-9][0-9]{0,5})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();
}
