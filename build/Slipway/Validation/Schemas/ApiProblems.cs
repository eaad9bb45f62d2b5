using Slipway.Manifests;
using Slipway.Model;
using Slipway.Wording;

namespace Slipway.Validation.Schemas;

/// <summary>Collects what the API has against the objects of one manifest set.</summary>
internal sealed class ApiProblems
{
    private const int Few = 12;

    // To look for the nearest name takes longer than all the rest; nobody reads that many hints.
    private const int MaximumHints = 500;

    private readonly List<ApiProblem> _found = [];
    private int _hints;

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

    /// <summary>Adds that a field does not exist, with what may have been meant.</summary>
    /// <param name="path">The node that has the field.</param>
    /// <param name="name">Name of the field.</param>
    /// <param name="known">The fields that do exist.</param>
    /// <param name="where">Where they are declared, such as <c>in Kubernetes 1.32</c>.</param>
    public void AddUnknownField(NodePath path, string name, IReadOnlyCollection<string> known, string where)
    {
        var nearest = _hints++ < MaximumHints ? NearestNames.To(name, known) : [];
        var hint = nearest.Count > 0 ? $" Did you mean {string.Join(" or ", nearest)}?" : known.Count is > 0 and <= Few ? $" There are: {string.Join(", ", known.Order(StringComparer.Ordinal))}." : "";
        Add(ApiProblemKind.Field, path.Field(name), $"there is no field '{name}' here {where}.{hint}");
    }
}
