namespace Slipway.Validation.Rules;

/// <summary>Rules about one thing; on the page of all rules they stand together.</summary>
/// <param name="Name">What they are about, such as <c>Probes</c>.</param>
/// <param name="Rules">The rules, by id.</param>
internal sealed record RuleTopic(string Name, IReadOnlyList<IManifestRule> Rules);
