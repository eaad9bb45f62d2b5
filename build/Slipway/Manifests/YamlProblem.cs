namespace Slipway.Manifests;

/// <summary>Something wrong with a YAML text, and where.</summary>
/// <param name="Kind">Whether the text could be read all the same.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
public sealed record YamlProblem(YamlProblemKind Kind, string Message, int Line, int Column);

/// <summary>What sort of problem a YAML text has.</summary>
public enum YamlProblemKind
{
    /// <summary>The text is no YAML; nothing after this place was read.</summary>
    Syntax,

    /// <summary>A key stands twice in one mapping; the last one counts.</summary>
    DuplicateKey,
}
