using System.Globalization;
using Cake.Core.IO;
using Cake.Core.IO.Arguments;

namespace Cake.Addins;

/// <summary>Options in the spelling that Go's command-line libraries read without doubt: <c>--name=value</c>.</summary>
internal static class ProcessArgumentBuilderExtensions
{
    public static ProcessArgumentBuilder AppendArgument(this ProcessArgumentBuilder builder, string value)
    {
        builder.Append(new EscapedArgument(value));
        return builder;
    }

    public static ProcessArgumentBuilder AppendArguments(this ProcessArgumentBuilder builder, IEnumerable<string> values)
    {
        builder.AppendRange(values.Select(value => new EscapedArgument(value)));
        return builder;
    }

    public static ProcessArgumentBuilder AppendOption(this ProcessArgumentBuilder builder, string name, string? value)
    {
        if (value is not null)
        {
            builder.Append(new SwitchArgument($"--{name}", new EscapedArgument(value), "="));
        }

        return builder;
    }

    public static ProcessArgumentBuilder AppendOption(this ProcessArgumentBuilder builder, string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            builder.AppendOption(name, value);
        }

        return builder;
    }

    /// <summary>Appends <c>--name</c> for true and <c>--name=false</c> for false.</summary>
    public static ProcessArgumentBuilder AppendOption(this ProcessArgumentBuilder builder, string name, bool? value)
    {
        if (value is not null)
        {
            builder.Append(new TextArgument(value.Value ? $"--{name}" : $"--{name}=false"));
        }

        return builder;
    }

    public static ProcessArgumentBuilder AppendOption(this ProcessArgumentBuilder builder, string name, int? value) =>
        builder.AppendOption(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a duration as Go reads it, in seconds: <c>--timeout=90s</c>.</summary>
    public static ProcessArgumentBuilder AppendOption(this ProcessArgumentBuilder builder, string name, TimeSpan? value) =>
        builder.AppendOption(name, value?.TotalSeconds.ToString("0.###\\s", CultureInfo.InvariantCulture));

    /// <summary>Appends options whose values are shown nowhere, but can be seen in the list of processes.</summary>
    public static ProcessArgumentBuilder AppendRedactedOption(this ProcessArgumentBuilder builder, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            builder.Append(new SwitchArgument($"--{name}", new SecretArgument(new EscapedArgument(value)), "="));
        }

        return builder;
    }
}
