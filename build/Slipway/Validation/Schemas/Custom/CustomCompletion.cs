using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Makes of a custom resource what the API server makes of it before it validates: fields that the definition does not declare are dropped, which is reported;
/// nulls that may not be null are dropped; defaults are filled in.
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable.
/// </summary>
/// <param name="problems">Where to report.</param>
internal sealed class CustomCompletion(ApiProblems problems)
{
    /// <summary>Completes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">The field that it stands under.</param>
    /// <param name="isResource">Whether it has apiVersion, kind and metadata.</param>
    public KubeNode Complete(KubeNode node, CustomSchema schema, NodePath path, bool isResource) => node switch
    {
        KubeMapping mapping => CompleteFields(mapping, schema, path, isResource),
        KubeSequence list when schema.Items is { } items => CompleteItems(list, items, path),
        _ => node,
    };

    private KubeMapping CompleteFields(KubeMapping mapping, CustomSchema schema, NodePath path, bool isResource)
    {
        var fields = new List<KubeField>(mapping.Fields.Count);
        foreach (var field in mapping.Fields)
        {
            if (isResource && CustomWalk.EveryResource.Contains(field.Name))
            {
                fields.Add(field);
            }
            else if (schema.FieldOf(field.Name) is { } inner)
            {
                AddField(fields, field, inner, path);
            }
            else if (schema.IsOpen)
            {
                fields.Add(field);
            }
            else
            {
                string[] known = [.. schema.Fields.Keys, .. isResource ? CustomWalk.EveryResource : []];
                problems.AddUnknownField(path, field.Name, known, "by the definition of its kind");
            }
        }

        foreach (var (name, inner) in schema.Fields)
        {
            if (inner.Default is { } value && !mapping.Has(name))
            {
                fields.Add(new KubeField(name, Complete(value, inner, path.Field(name), inner.IsResource), mapping.Line, mapping.Column));
            }
        }

        return new KubeMapping(mapping.Line, mapping.Column, fields);
    }

    private void AddField(List<KubeField> fields, KubeField field, CustomSchema schema, NodePath path)
    {
        var isDropped = field.Value.IsNullOrMissing() && !schema.IsNullable;
        if ((isDropped ? schema.Default : field.Value) is { } value)
        {
            fields.Add(field with { Value = Complete(value, schema, path.Field(field.Name), schema.IsResource) });
        }
    }

    private KubeSequence CompleteItems(KubeSequence list, CustomSchema schema, NodePath path)
    {
        var items = new KubeNode[list.Items.Count];
        for (var position = 0; position < items.Length; position++)
        {
            var item = list.Items[position];
            var value = item.IsNullOrMissing() && !schema.IsNullable && schema.Default is { } usual ? usual : item;
            items[position] = Complete(value, schema, path.Item(position), schema.IsResource);
        }

        return new KubeSequence(list.Line, list.Column, items);
    }
}
