namespace EndToEnd.Tests.BadInput;

/// <summary>What a user must be told of bad input.</summary>
internal static class OneLine
{
    private const string Mark = "Error: ";

    /// <summary>Expects a failure whose error says all of some words, without a stack trace.</summary>
    public static void Expect(CommandResult run, params string[] words)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        var start = run.Output.IndexOf(Mark, StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative, run.Output);
        Assert.Multiple(() =>
        {
            foreach (var word in words)
            {
                Assert.That(run.Output, Does.Contain(word));
            }

            Assert.That(run.Output, Does.Not.Contain("   at "), "a stack trace");
            Assert.That(run.Output.Split(Mark), Has.Length.EqualTo(2), "more than one error");
        });
    }
}
