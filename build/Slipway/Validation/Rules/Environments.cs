using Slipway.Model;

namespace Slipway.Validation.Rules;

/// <summary>What environments rules tell apart, by the names of value sets.</summary>
internal static class Environments
{
    /// <summary>The environment that people depend on.</summary>
    public const string Prod = "prod";

    /// <summary>The environment that is to be like production.</summary>
    public const string Staging = "staging";

    /// <summary>Production alone.</summary>
    public static IReadOnlyList<string> ProdOnly { get; } = [Prod];

    /// <summary>Production, and what is to be like it.</summary>
    public static IReadOnlyList<string> FromStaging { get; } = [Staging, Prod];

    /// <summary>An error in production.</summary>
    public static IReadOnlyDictionary<string, Severity> ErrorInProd { get; } = new Dictionary<string, Severity> { [Prod] = Severity.Error };

    /// <summary>An error in staging and production.</summary>
    public static IReadOnlyDictionary<string, Severity> ErrorFromStaging { get; } = new Dictionary<string, Severity> { [Staging] = Severity.Error, [Prod] = Severity.Error };
}
