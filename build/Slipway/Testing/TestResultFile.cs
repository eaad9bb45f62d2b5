using System.Globalization;
using System.Xml.Linq;
using Cake.Core;

namespace Slipway.Testing;

/// <summary>What a suite of tests counted.</summary>
/// <param name="Suite">Name of the suite.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, or did not end.</param>
/// <param name="Skipped">Tests that were not run.</param>
public sealed record TestCounts(string Suite, int Passed, int Failed, int Skipped)
{
    /// <summary>The sum over several suites.</summary>
    /// <param name="counts">The suites' counts.</param>
    public static TestCounts Sum(IReadOnlyCollection<TestCounts> counts) =>
        new("all", counts.Sum(count => count.Passed), counts.Sum(count => count.Failed), counts.Sum(count => count.Skipped));

    /// <summary>The line that a run of tests ends with.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");
}

/// <summary>Reads the result files of the .NET test platform (<c>.trx</c>, Visual Studio's schema TeamTest/2010).</summary>
public static class TestResultFile
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Counts the results in a file.</summary>
    /// <param name="suite">Name of the suite.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="CakeException">The file is no result file.</exception>
    public static TestCounts Read(string suite, Stream stream)
    {
        XElement? counters;
        try
        {
            counters = XDocument.Load(stream).Root?.Element(Schema + "ResultSummary")?.Element(Schema + "Counters");
        }
        catch (System.Xml.XmlException exception)
        {
            throw new CakeException($"Reading the results of {suite}: {exception.Message}", exception);
        }

        if (counters is null)
        {
            throw new CakeException($"Reading the results of {suite}: the file has no counters; the run was cut off.");
        }

        var total = Count(counters, "total");
        var passed = Count(counters, "passed");
        var executed = Count(counters, "executed");
        return new TestCounts(suite, passed, executed - passed, total - executed);
    }

    private static int Count(XElement counters, string name) => (int?)counters.Attribute(name) ?? 0;
}
