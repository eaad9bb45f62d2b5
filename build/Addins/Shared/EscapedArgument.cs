using System.Buffers;
using System.Text;
using Cake.Core.IO;

namespace Cake.Addins;

/// <summary>
/// One argument that reaches the process as it is, whatever characters it has. (Cake's own quoted argument leaves inner
/// quotes and trailing backslashes unescaped.) Rules: those of the Microsoft C runtime, which .NET applies on every
/// platform to <see cref="System.Diagnostics.ProcessStartInfo.Arguments"/>,
/// https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments.
/// </summary>
internal sealed class EscapedArgument(string value) : IProcessArgument
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(" \t\n\v\f\r\"");

    public string Render() => value.Length > 0 && !value.AsSpan().ContainsAny(NeedQuotes) ? value : Quote(value);

    public string RenderSafe() => Render();

    public override string ToString() => RenderSafe();

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        var backslashes = 0;
        foreach (var character in text)
        {
            if (character == '"')
            {
                // Backslashes before a quote are halved when read, and the quote itself needs one.
                quoted.Append('\\', backslashes + 1);
            }

            backslashes = character == '\\' ? backslashes + 1 : 0;
            quoted.Append(character);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
