namespace Slipway.Tests.Validation.PodSecurity;

/// <summary>
/// Pods, and what Kubernetes' own admission says of them: <c>Verdicts.txt</c>, which <c>build/schemas/podsecurity.py</c> writes. It begins with abbreviations;
/// then come verdicts, and under each the annotations and specifications of the pods that it is about.
/// </summary>
internal static class VerdictFile
{
    /// <summary>The pods, in the order of the file.</summary>
    public static IReadOnlyList<(string Annotations, string Specification, string Verdict)> Pods { get; } = Read();

    private static List<(string Annotations, string Specification, string Verdict)> Read()
    {
        using var reader = new StreamReader(typeof(VerdictFile).Assembly.GetManifestResourceStream("PodSecurityVerdicts")!);
        var abbreviations = new List<(string Short, string Long)>();
        var pods = new List<(string Annotations, string Specification, string Verdict)>();
        var verdict = "";
        while (reader.ReadLine() is { } line)
        {
            switch (line[0])
            {
                case '$':
                    abbreviations.Add((line[..2], line[3..]));
                    break;
                case '=':
                    verdict = line[2..];
                    break;
                default:
                    var text = abbreviations.Aggregate(line, (current, each) => current.Replace(each.Short, each.Long, StringComparison.Ordinal));
                    var middle = text.IndexOf("}{", StringComparison.Ordinal) + 1;
                    pods.Add((text[..middle], text[middle..], verdict));
                    break;
            }
        }

        return pods;
    }
}
