using System.Reflection;
using System.Runtime.CompilerServices;
using Cake.Docker;
using Cake.Kubectl;

namespace Slipway.Tests.Addins;

/// <summary>
/// The addins that stand in for public ones may offer less than these, but nothing else: a build must compile with either.
/// </summary>
public sealed class PublicApiTests
{
    [TestCase(typeof(KubectlAliases))]
    [TestCase(typeof(DockerAliases))]
    public void Should_Be_A_Subset_Of_The_Public_Addin(Type type)
    {
        var real = Read(type.Assembly.GetName().Name!);

        var ours = type.Assembly.GetExportedTypes().SelectMany(Members).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ours, Has.Length.GreaterThan(10));
            Assert.That(ours.Except(real), Is.Empty);
        }
    }

    [Test]
    public void Should_Tell_What_The_Public_Addin_Has_Not()
    {
        var real = Read("Cake.Docker");

        Assert.That(Members(typeof(Unlisted)).Except(real), Is.EqualTo(
        [
            "sealed class Slipway.Tests.Addins.PublicApiTests.Unlisted : Object",
            "Unlisted: ctor()",
            "Unlisted: Nullable<bool> Flag { get; set; }",
            "Unlisted: void Run(string[] values, IEnumerable<string> more)",
        ]));
    }

    private static HashSet<string> Read(string addin, [CallerFilePath] string here = "")
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var type = string.Empty;
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "PublicApi", $"{addin}.txt")))
        {
            if (!line.StartsWith(' '))
            {
                type = line.Split(" : ")[0].Split('.')[^1];
            }

            members.Add(line.StartsWith(' ') ? $"{type}: {line.Trim()}" : line);
        }

        return members;
    }

    private static IEnumerable<string> Members(Type type)
    {
        var kind = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => string.Empty,
        };
        yield return $"{kind}class {type.FullName!.Replace('+', '.')}{(kind == "static " ? string.Empty : $" : {Name(type.BaseType!)}")}";

        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var constructor in type.GetConstructors(Own))
        {
            yield return $"{type.Name}: ctor({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Own))
        {
            yield return $"{type.Name}: {Name(property.PropertyType)} {property.Name} {{ get; set; }}";
        }

        foreach (var method in type.GetMethods(Own).Where(method => !method.IsSpecialName))
        {
            yield return $"{type.Name}: {Name(method.ReturnType)} {method.Name}({Parameters(method)})";
        }
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (type.IsGenericType)
        {
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        }

        return type.IsArray ? $"{Name(type.GetElementType()!)}[]" : type.Name switch
        {
            "String" => "string",
            "Boolean" => "bool",
            "Int32" => "int",
            "Int64" => "long",
            "Void" => "void",
            _ => type.Name,
        };
    }

    public sealed class Unlisted
    {
        public bool? Flag { get; set; }

        public void Run(string[] values, IEnumerable<string> more) => Flag = values.Concat(more).Any();
    }
}
