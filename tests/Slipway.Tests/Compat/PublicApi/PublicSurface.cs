using System.Reflection;

namespace Slipway.Tests.Compat.PublicApi;

/// <summary>Writes the public members of types as the lists in this folder do: a line for the type, an indented one for each member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>Lists types and members, each member with the type it belongs to in front.</summary>
    public static IEnumerable<string> Of(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            var header = Header(type);
            yield return header;
            foreach (var member in Members(type))
            {
                yield return $"{header} :: {member}";
            }
        }
    }

    /// <summary>Reads a list of this folder into the same form.</summary>
    public static IEnumerable<string> Read(string path)
    {
        var header = string.Empty;
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            header = line[0] == ' ' ? header : line;
            yield return line[0] == ' ' ? $"{header} :: {line.Trim()}" : line;
        }
    }

    private static string Header(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var ancestor = type.BaseType is null || type.BaseType == typeof(object) ? string.Empty : $" : {NameOf(type.BaseType)}";
        return $"{kind} {type.Namespace}.{NameOf(type)}{ancestor}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared))
        {
            yield return $"ctor({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = (property.GetMethod is null ? string.Empty : "get; ") + (property.SetMethod is null ? string.Empty : "set; ");
            yield return $"{NameOf(property.PropertyType)} {property.Name} {{ {accessors}}}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => !method.IsSpecialName))
        {
            var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : string.Empty;
            yield return $"{NameOf(method.ReturnType)} {method.Name}{arguments}({Parameters(method)})";
        }

        foreach (var field in type.GetFields(Declared))
        {
            yield return $"{NameOf(field.FieldType)} {field.Name}";
        }
    }

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"));

    private static string NameOf(Type type)
        => Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
}
