using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Schemas;

/// <summary>Collects what the API has against the objects of one manifest set.</summary>
internal sealed class ApiProblems
{
    private readonly List<ApiProblem> _found = [];

    /// <summary>What was found, in the order of the objects.</summary>
    public IReadOnlyList<ApiProblem> Found => _found;

    /// <summary>The object that is looked at.</summary>
    public KubeObject Object { get; set; } = null!;

    /// <summary>Adds a problem.</summary>
    /// <param name="kind">What sort of thing it is.</param>
    /// <param name="path">The field.</param>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="severity">How much it weighs.</param>
    public void Add(ApiProblemKind kind, NodePath path, string message, Severity severity = Severity.Error)
    {
        var text = path.ToString();
        _found.Add(new ApiProblem(kind, Object, text.Length == 0 ? null : text, message, severity));
    }
}
