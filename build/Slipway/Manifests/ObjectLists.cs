namespace Slipway.Manifests;

/// <summary>Takes lists of objects apart, as kubectl does: <c>kind: List</c>, and lists of one kind such as <c>PodList</c>.</summary>
internal static class ObjectLists
{
    private const string Suffix = "List";

    /// <summary>The objects of a document.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The document itself, or the objects of the list that it is, those of lists within it too.</returns>
    public static IEnumerable<KubeNode> Expand(KubeNode root)
    {
        if (!IsList(root))
        {
            return [root];
        }

        return root["items"].ItemsOrNone().SelectMany(item => Expand(WithKind(item, root)));
    }

    /// <summary>Whether a document is a list of objects.</summary>
    /// <param name="root">The document.</param>
    public static bool IsList(KubeNode root) =>
        root is KubeMapping && root["kind"]?.Text is { } kind && kind.EndsWith(Suffix, StringComparison.Ordinal) && root["items"] is KubeSequence;

    // The items of a list of one kind need not say what they are. Source: k8s.io/apimachinery, unstructuredJSONScheme.decodeToList.
    private static KubeNode WithKind(KubeNode item, KubeNode list)
    {
        var kind = list["kind"]!.Text![..^Suffix.Length];
        if (item is not KubeMapping mapping || kind.Length == 0 || mapping.Has("kind"))
        {
            return item;
        }

        var fields = new FieldCollector([], mergesKeys: false);
        foreach (var field in mapping.Fields.Where(field => field.Name != "apiVersion"))
        {
            fields.Add(Scalar(field.Name), field.Value);
        }

        fields.Add(Scalar("apiVersion"), list["apiVersion"] ?? Scalar(""));
        fields.Add(Scalar("kind"), Scalar(kind));
        return fields.ToMapping(item.Line, item.Column);

        KubeScalar Scalar(string text) => new(item.Line, item.Column, text, plain: false, tag: null);
    }
}
