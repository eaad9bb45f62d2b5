using System.Globalization;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks strings of custom resources.</summary>
internal static class StringChecks
{
    /// <summary>Checks a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="limits">What it must be like.</param>
    /// <param name="release">The release that is checked for.</param>
    /// <param name="path">The field.</param>
    /// <param name="found">Where to report.</param>
    public static void Check(string text, StringLimits limits, KubeRelease release, NodePath path, List<CustomProblem> found)
    {
        if (limits == StringLimits.None)
        {
            return;
        }

        var length = text.Length - text.Count(char.IsLowSurrogate);
        if (length > limits.Length.Maximum)
        {
            Report($"the text has {Written(length)} characters, and may have no more than {Written(limits.Length.Maximum)}");
        }
        else if (length < limits.Length.Minimum)
        {
            Report($"the text has {Written(length)} characters, and must have at least {Written(limits.Length.Minimum)}");
        }
        else if (limits.Expression?.Value is { } expression && !GoPatterns.IsMatch(expression, text))
        {
            Report($"'{NodeText.Short(text)}' does not match the pattern {NodeText.Short(limits.Pattern!, NodeText.LongText)}");
        }

        if (limits.Format is { } format && !StringFormats.IsValid(format, text, release))
        {
            Report($"'{NodeText.Short(text)}' has not the format {format}");
        }

        void Report(string message) => found.Add(new CustomProblem(ApiProblemKind.Constraint, path, message));
    }

    private static string Written(long? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
