using System.Collections.Concurrent;
using Cel;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Evaluates expressions. It is made when the first definition with a rule is met, so that nothing of the library is loaded before.
/// Source: https://github.com/google/cel-spec, https://kubernetes.io/docs/reference/using-api/cel/.
/// </summary>
internal sealed class CelEvaluator
{
    private const string Self = "self";
    private static readonly Lazy<CelEvaluator> Shared = new(() => new CelEvaluator());

    private readonly ConcurrentDictionary<string, CelProgramDelegate?> _programs = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private readonly CelEnvironment _environment = new(fileDescriptors: null, messageNamespace: null);

    private CelEvaluator()
    {
        // The library's own matches knows .NET's expressions, and may take forever.
        _environment.RegisterFunction("matches", [typeof(string), typeof(string)], arguments => IsMatch((string)arguments[0]!, (string)arguments[1]!));
        _environment.RegisterFunction("lowerAscii", [typeof(string)], arguments => string.Concat(((string)arguments[0]!).Select(character => char.IsAscii(character) ? char.ToLowerInvariant(character) : character)));
        _environment.RegisterFunction("upperAscii", [typeof(string)], arguments => string.Concat(((string)arguments[0]!).Select(character => char.IsAscii(character) ? char.ToUpperInvariant(character) : character)));
    }

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="self">What <c>self</c> is.</param>
    /// <returns>The value; null when there is none: the library does not know something, or the expression fails.</returns>
    public static object? Evaluate(CelExpression expression, object? self) => expression.IsKnown ? Shared.Value.Run(expression.Text, self) : null;

    private object? Run(string text, object? self)
    {
        lock (_turn)
        {
            try
            {
                return _programs.GetOrAdd(text, Compile)?.Invoke(new Dictionary<string, object?>(StringComparer.Ordinal) { [Self] = self });
            }
            catch (Exception)
            {
                // Whatever it cannot do, it says by an exception of one kind or another; the rule is passed over.
                return null;
            }
        }
    }

    private CelProgramDelegate? Compile(string text)
    {
        try
        {
            return _environment.Compile(text);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static bool IsMatch(string text, string pattern) =>
        GoPatterns.Compile(pattern) is { } expression && !text.Any(char.IsSurrogate)
            ? expression.IsMatch(text)
            : throw new NotSupportedException($"The pattern {pattern} has no equal.");
}
