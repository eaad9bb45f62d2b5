using Slipway.Testing;

namespace Slipway.Tests.Host;

public sealed class TestTaskTests
{
    private const string Results = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <ResultSummary outcome="Failed">
            <Counters total="10" executed="8" passed="7" failed="1" notExecuted="2" />
          </ResultSummary>
        </TestRun>
        """;

    [Test]
    public void Should_Count_What_Passed_Failed_And_Was_Skipped()
    {
        var counts = TestResultFile.Read("Some.Tests", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Results)));

        Assert.That(counts, Is.EqualTo(new TestCounts("Some.Tests", 7, 1, 2)));
    }

    [TestCase("<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\" />", "the run was cut off")]
    [TestCase("<TestRun", "Reading the results of Some.Tests")]
    public void Should_Refuse_A_File_Without_Counts(string text, string message)
    {
        Assert.That(
            () => TestResultFile.Read("Some.Tests", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))),
            Throws.InstanceOf<Cake.Core.CakeException>().With.Message.Contains(message));
    }

    [Test]
    public void Should_Sum_Over_All_Suites()
    {
        var sum = TestCounts.Sum([new("a", 1, 2, 3), new("b", 10, 20, 30)]);

        Assert.That(sum.ToString(), Is.EqualTo("11 passed, 22 failed, 33 skipped"));
    }
}
