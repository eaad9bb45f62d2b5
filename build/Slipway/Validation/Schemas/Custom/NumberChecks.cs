using System.Globalization;
using Slipway.Model;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks numbers of custom resources.</summary>
internal static class NumberChecks
{
    private const double Tolerance = 1e-9;

    /// <summary>Checks a number.</summary>
    /// <param name="text">The number as it is written.</param>
    /// <param name="number">The number.</param>
    /// <param name="limits">What it must be like.</param>
    /// <param name="path">The field.</param>
    /// <param name="found">Where to report.</param>
    public static void Check(string text, double number, NumberLimits limits, NodePath path, List<CustomProblem> found)
    {
        if (limits.Minimum is { } minimum && (limits.IsMinimumExcluded ? number <= minimum : number < minimum))
        {
            Report(ApiProblemKind.Range, $"the number must be {(limits.IsMinimumExcluded ? "more than" : "at least")} {Written(minimum)}");
        }

        if (limits.Maximum is { } maximum && (limits.IsMaximumExcluded ? number >= maximum : number > maximum))
        {
            Report(ApiProblemKind.Range, $"the number must be {(limits.IsMaximumExcluded ? "less than" : "at most")} {Written(maximum)}");
        }

        if (limits.MultipleOf is { } factor && !IsMultiple(number, factor))
        {
            Report(ApiProblemKind.Range, $"the number must be a multiple of {Written(factor)}");
        }

        if (limits.Is32Bit && number is < int.MinValue or > int.MaxValue)
        {
            found.Add(new CustomProblem(ApiProblemKind.Type, path, $"{text} has more than the 32 bits that the definition declares; the API server takes it, its controller may not", Severity.Warning));
        }

        void Report(ApiProblemKind kind, string message) => found.Add(new CustomProblem(kind, path, $"{text} is not allowed: {message}"));
    }

    private static bool IsMultiple(double number, double factor)
    {
        var times = factor < 1 ? 1 / factor * number : number / factor;
        return Math.Abs(times - Math.Round(times)) <= Tolerance * Math.Max(1, Math.Abs(times));
    }

    private static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);
}
