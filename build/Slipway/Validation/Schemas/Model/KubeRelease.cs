using System.Globalization;

namespace Slipway.Validation.Schemas.Model;

/// <summary>A minor release of Kubernetes, such as 1.32: APIs and fields come and go with these, never with a patch.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct KubeRelease(int Major, int Minor) : IComparable<KubeRelease>
{
    /// <summary>Reads the first two numbers of a version.</summary>
    /// <param name="version">A version, such as <c>1.34</c> or <c>1.20.2</c>.</param>
    /// <exception cref="FormatException">It does not begin with two numbers.</exception>
    public static KubeRelease Parse(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var parts = version.Split('.', 3);
        return parts.Length > 1 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var major) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor)
            ? new KubeRelease(major, minor)
            : throw new FormatException($"'{version}' is no version of Kubernetes.");
    }

    /// <inheritdoc/>
    public int CompareTo(KubeRelease other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}";

    /// <summary>Whether one release came before another.</summary>
    public static bool operator <(KubeRelease left, KubeRelease right) => left.CompareTo(right) < 0;

    /// <summary>Whether one release came after another.</summary>
    public static bool operator >(KubeRelease left, KubeRelease right) => left.CompareTo(right) > 0;

    /// <summary>Whether one release came before another, or is the same.</summary>
    public static bool operator <=(KubeRelease left, KubeRelease right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one release came after another, or is the same.</summary>
    public static bool operator >=(KubeRelease left, KubeRelease right) => left.CompareTo(right) >= 0;
}
