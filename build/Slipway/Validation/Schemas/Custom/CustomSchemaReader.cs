using System.Text.RegularExpressions;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Reads the schemas of custom resource definitions.</summary>
internal sealed class CustomSchemaReader
{
    // Aliases share nodes, so that a schema is read once however often it is named.
    private readonly Dictionary<KubeNode, CustomSchema> _read = [];

    private CustomSchemaReader()
    {
    }

    /// <summary>The schema of the objects of a definition.</summary>
    /// <param name="schema">The version's <c>openAPIV3Schema</c>, or null, which takes anything.</param>
    public static CustomSchema ReadRoot(KubeNode? schema) => new CustomSchemaReader().ReadOrNone(schema) ?? CustomSchema.Any;

    private CustomSchema? ReadOrNone(KubeNode? schema)
    {
        if (schema is not KubeMapping mapping)
        {
            return null;
        }

        if (!_read.TryGetValue(mapping, out var known))
        {
            known = Read(mapping);
            _read[mapping] = known;
        }

        return known;
    }

    private CustomSchema Read(KubeMapping schema)
    {
        var fields = schema["properties"].FieldsOrNone().ToDictionary(field => field.Name, field => ReadOrNone(field.Value) ?? CustomSchema.Any, StringComparer.Ordinal);
        var others = schema["additionalProperties"];
        var otherFields = ReadOrNone(others);
        var items = ReadOrNone(schema["items"]);
        CelRule[] rules = [.. schema["x-kubernetes-validations"].ItemsOrNone().Select(RuleOf).OfType<CelRule>()];
        return new CustomSchema
        {
            Types = TypesOf(schema),
            IsNullable = IsTrue(schema, "nullable"),
            IsResource = IsTrue(schema, "x-kubernetes-embedded-resource"),
            IsOpen = IsTrue(schema, "x-kubernetes-preserve-unknown-fields") || (others is null ? fields.Count == 0 : others.AsBoolean() != false),
            Fields = fields,
            OtherFields = otherFields,
            Required = Texts(schema["required"]),
            Items = items,
            ListType = schema["x-kubernetes-list-type"]?.Text,
            ListKeys = Texts(schema["x-kubernetes-list-map-keys"]),
            Default = schema["default"].IsNullOrMissing() ? null : schema["default"],
            Values = schema["enum"].ItemsOrNone(),
            Strings = StringsOf(schema),
            Numbers = NumbersOf(schema),
            ItemCount = CountOf(schema, "minItems", "maxItems", IsTrue(schema, "uniqueItems")),
            FieldCount = CountOf(schema, "minProperties", "maxProperties"),
            AllOf = ReadAll(schema["allOf"]),
            AnyOf = ReadAll(schema["anyOf"]),
            OneOf = ReadAll(schema["oneOf"]),
            Not = ReadOrNone(schema["not"]),
            Rules = rules,
            HasRules = rules.Length > 0 || otherFields?.HasRules == true || items?.HasRules == true || fields.Values.Any(field => field.HasRules),
        };
    }

    private CustomSchema[] ReadAll(KubeNode? list) => [.. list.ItemsOrNone().Select(item => ReadOrNone(item) ?? CustomSchema.Any)];

    private static CelRule? RuleOf(KubeNode rule) =>
        rule["rule"]?.Text is { Length: > 0 } expression ? new CelRule(expression, rule["message"]?.Text, rule["messageExpression"]?.Text, rule["fieldPath"]?.Text) : null;

    private static IReadOnlyList<string> TypesOf(KubeMapping schema)
    {
        if (IsTrue(schema, "x-kubernetes-int-or-string"))
        {
            return ["integer", "string"];
        }

        return schema["type"]?.Text is { Length: > 0 } type ? [type] : [];
    }

    // Formats of numbers are declared and not checked: https://github.com/kubernetes/kubernetes/issues/136091.
    private static StringLimits StringsOf(KubeMapping schema)
    {
        var pattern = schema["pattern"]?.Text is { Length: > 0 } text ? text : null;
        var format = schema["type"]?.Text is null or "" or "string" ? schema["format"]?.Text : null;
        var length = CountOf(schema, "minLength", "maxLength");
        return pattern is null && format is null && length == CountLimits.None
            ? StringLimits.None
            : new StringLimits(pattern, pattern is null ? null : new Lazy<Regex?>(() => GoPatterns.Compile(pattern)), format, length);
    }

    private static NumberLimits NumbersOf(KubeMapping schema)
    {
        var limits = new NumberLimits(
            NumberOf(schema["minimum"]),
            NumberOf(schema["maximum"]),
            IsTrue(schema, "exclusiveMinimum"),
            IsTrue(schema, "exclusiveMaximum"),
            NumberOf(schema["multipleOf"]) is > 0 and var factor ? factor : null,
            schema["type"]?.Text == "integer" && schema["format"]?.Text == "int32");
        return limits == NumberLimits.None ? NumberLimits.None : limits;
    }

    private static CountLimits CountOf(KubeMapping schema, string minimum, string maximum, bool areUnique = false)
    {
        var limits = new CountLimits(schema[minimum].AsInteger(), schema[maximum].AsInteger(), areUnique);
        return limits == CountLimits.None ? CountLimits.None : limits;
    }

    private static double? NumberOf(KubeNode? node) => node is KubeScalar scalar && scalar.TryGetNumber(out var number) ? number : null;

    private static bool IsTrue(KubeMapping schema, string key) => schema[key].AsBoolean() == true;

    private static string[] Texts(KubeNode? list) => [.. list.ItemsOrNone().Select(item => item.Text).OfType<string>()];
}
