using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Arguments that several commands of helm share.</summary>
internal static class HelmArguments
{
    public static ProcessArgumentBuilder AppendGlobal(
        this ProcessArgumentBuilder builder,
        HelmSettings settings,
        ICakeEnvironment environment) =>
        builder
            .AppendOption("kubeconfig", settings.Kubeconfig?.MakeAbsolute(environment).FullPath)
            .AppendOption("kube-context", settings.KubeContext)
            .AppendOption("namespace", settings.Namespace);

    public static ProcessArgumentBuilder AppendValues(
        this ProcessArgumentBuilder builder,
        HelmValuesSettings settings,
        ICakeEnvironment environment) =>
        builder
            .AppendOption("values", settings.Values.Select(file => ListItem(file.MakeAbsolute(environment).FullPath)))
            .AppendOption("values", settings.StandardInputValues is null ? null : "-")
            .AppendRedactedOption("set", settings.Set)
            .AppendRedactedOption("set-string", settings.SetString)
            .AppendRedactedOption("set-json", settings.SetJson)
            .AppendOption(
                "set-file",
                settings.SetFile.Select(file => $"{file.Key}={SetValue(file.Value.MakeAbsolute(environment).FullPath)}"))
            .AppendOption("skip-schema-validation", settings.SkipSchemaValidation);

    /// <summary>Quotes an item of an option that is read as a line of CSV (pflag's StringSlice), where it needs it.</summary>
    public static string ListItem(string item) =>
        item.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{item.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : item;

    /// <summary>Escapes a value in the syntax of <c>--set</c>, where a comma ends it.</summary>
    private static string SetValue(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
