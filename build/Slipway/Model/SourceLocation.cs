using System.Globalization;

namespace Slipway.Model;

/// <summary>A place in a file, printed the way compilers do, so that editors can jump to it.</summary>
/// <param name="File">Path of the file, relative to the chart's folder, with forward slashes.</param>
/// <param name="Line">Line, counted from 1, when known.</param>
/// <param name="Column">Column, counted from 1, when known; only with a line.</param>
public sealed record SourceLocation(string File, int? Line = null, int? Column = null)
{
    /// <summary>The place as <c>file:line:column</c>, as far as it is known.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (null, _) => File,
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}"),
    };
}
