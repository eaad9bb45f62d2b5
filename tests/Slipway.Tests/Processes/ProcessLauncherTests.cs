using System.Diagnostics;
using Cake.Core;
using Slipway.Processes;

namespace Slipway.Tests.Processes;

[Platform("Unix")]
public sealed class ProcessLauncherTests
{
    private readonly ProcessLauncher _launcher = new();

    [Test]
    public async Task Should_Capture_Both_Streams_And_Exit_Code_When_Process_Ends()
    {
        var outcome = await RunAsync(Shell("printf out; printf err >&2; exit 3"));

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("out"));
        Assert.That(outcome.StandardError.Text, Is.EqualTo("err"));
        Assert.That(outcome.ExitCode, Is.EqualTo(3));
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Signal, Is.Null);
    }

    [Test]
    public async Task Should_Pass_Arguments_Unchanged_When_They_Have_Spaces_And_Quotes()
    {
        string[] arguments = ["a b", "\"c\"", "'d'", "$HOME", "", "e\\"];

        var outcome = await RunAsync(new ProcessRequest("sh", ["-c", "printf '<%s>' \"$@\"", "sh", .. arguments]));

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("<a b><\"c\"><'d'><$HOME><><e\\>"));
    }

    [Test]
    public async Task Should_Ask_Before_It_Kills_When_A_Process_May_End_By_Itself()
    {
        var request = Shell("trap 'echo stopped; exit 4' TERM; echo ready; while :; do sleep 0.05; done") with { TimeLimit = TimeSpan.FromMilliseconds(500), StopLimit = TimeSpan.FromSeconds(20) };

        var outcome = await RunAsync(request);

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("ready\nstopped\n"));
        Assert.That(outcome.TimedOut, Is.True);
    }

    [Test]
    public async Task Should_Kill_When_A_Process_Does_Not_End_By_Itself()
    {
        var request = Shell("trap '' TERM; echo ready; while :; do sleep 0.05; done") with { TimeLimit = TimeSpan.FromMilliseconds(500), StopLimit = TimeSpan.FromMilliseconds(300) };

        var outcome = await RunAsync(request);

        Assert.That(outcome.Signal, Is.EqualTo(9));
        Assert.That(outcome.TimedOut, Is.True);
        Assert.That(outcome.Duration, Is.GreaterThan(request.TimeLimit + request.StopLimit).And.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task Should_Tell_Of_Output_And_Hold_Input_Open_When_Asked_To()
    {
        var told = new TaskCompletionSource();
        using var end = new CancellationTokenSource();
        var running = _launcher.RunAsync(Shell("echo ready; cat; echo over") with { HoldsInputOpen = true, OnOutput = () => told.TrySetResult(), TimeLimit = TimeSpan.FromSeconds(30) }, end.Token);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(running.IsCompleted, Is.False);
        await end.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Should_Be_The_Same_Process_When_It_Ends_With_Its_Parent()
    {
        var request = new ProcessRequest("sh", ["-c", "printf '<%s>' \"$@\"; cat; exit 5", "sh", "a b", "\"c\""]) { EndsWithParent = true, StandardInput = "in: \u00e4" };

        var outcome = await RunAsync(request);

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("<a b><\"c\">in: \u00e4"));
        Assert.That(outcome.ExitCode, Is.EqualTo(5));
    }

    [Test]
    public async Task Should_Quote_As_Before_When_A_Command_Line_Ends_With_Its_Parent()
    {
        var request = new ProcessRequest("printf") { CommandLine = "\"<%s>\" \"a b\" \"--set=x=\\\"y\\\"\"", EndsWithParent = true };

        var outcome = await RunAsync(request);

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("<a b><--set=x=\"y\">"));
    }

    [Test]
    public async Task Should_End_With_Its_Parent_When_The_Pipe_Closes()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", ParentWatch.Script, "sh", "0", "sleep", "60"]) { RedirectStandardInput = true };
        using var process = Process.Start(start)!;

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.CurrentContext.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(process.ExitCode, Is.EqualTo(128 + 15));
    }

    [Test]
    public async Task Should_Not_Block_When_Both_Streams_Are_Large()
    {
        var outcome = await RunAsync(Shell("head -c 52428800 /dev/zero & head -c 52428800 /dev/zero >&2; wait"));

        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.StandardOutput.Bytes.Length, Is.EqualTo(52428800));
        Assert.That(outcome.StandardError.Bytes.Length, Is.EqualTo(52428800));
    }

    [Test]
    public async Task Should_Kill_And_Say_So_When_Output_Exceeds_Its_Limit()
    {
        var request = Shell("yes") with { OutputLimit = 1024 * 1024 };

        var outcome = await RunAsync(request);

        Assert.That(outcome.OutputLimitExceeded, Is.True);
        Assert.That(outcome.TimedOut, Is.False);
        Assert.That(outcome.StandardOutput.Bytes.Length, Is.EqualTo(1024 * 1024));
        Assert.That(outcome.Explain("yes", request), Is.EqualTo("yes: more than 1 MB of output (killed)"));
    }

    [Test]
    public async Task Should_Accept_Output_When_It_Is_Exactly_As_Long_As_Its_Limit()
    {
        var outcome = await RunAsync(Shell("head -c 100000 /dev/zero") with { OutputLimit = 100000 });

        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.StandardOutput.Bytes.Length, Is.EqualTo(100000));
    }

    [Test]
    public async Task Should_Send_Standard_Input_As_Utf8_When_There_Is_One()
    {
        var text = string.Concat(Enumerable.Repeat("Grüße\n", 100_000));

        var outcome = await RunAsync(new ProcessRequest("cat") { StandardInput = text });

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo(text));
    }

    [Test]
    public async Task Should_Give_End_Of_File_When_There_Is_No_Standard_Input()
    {
        var outcome = await RunAsync(new ProcessRequest("cat"));

        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.StandardOutput.Text, Is.Empty);
    }

    [Test]
    public async Task Should_Not_Fail_When_Process_Ignores_Its_Standard_Input()
    {
        var outcome = await RunAsync(Shell("exit 0") with { StandardInput = new string('x', 1_000_000) });

        Assert.That(outcome.Succeeded, Is.True);
    }

    [Test]
    public async Task Should_Kill_Process_And_Children_When_Time_Limit_Passes()
    {
        var request = Shell("echo waiting >&2; sleep 300 & echo $!; wait") with { TimeLimit = TimeSpan.FromSeconds(1) };

        var outcome = await RunAsync(request);

        Assert.That(outcome.TimedOut, Is.True);
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Duration, Is.LessThan(TimeSpan.FromSeconds(60)));
        Assert.That(
            outcome.Explain("helm template of chart web", request),
            Is.EqualTo("helm template of chart web: no answer within 1 s (killed); it last said: waiting"));
        AssertGone(int.Parse(outcome.StandardOutput.Text, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Should_Name_Signal_When_Process_Is_Killed_By_One()
    {
        var request = Shell("kill -9 $$");

        var outcome = await RunAsync(request);

        Assert.That(outcome.Signal, Is.EqualTo(9));
        Assert.That(outcome.TimedOut, Is.False);
        Assert.That(outcome.Explain("helm lint of chart web", request), Is.EqualTo("helm lint of chart web: killed by signal 9 (SIGKILL)"));
    }

    [Test]
    public void Should_Kill_And_Throw_When_Cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var started = Stopwatch.GetTimestamp();

        Assert.That(
            () => _launcher.RunAsync(new ProcessRequest("sleep", "300"), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    [Test]
    public void Should_Say_What_Cannot_Be_Started_When_There_Is_No_Such_File()
    {
        Assert.That(
            () => RunAsync(new ProcessRequest("/nowhere/helm", "version")),
            Throws.InstanceOf<CakeException>().With.Message.StartsWith("Starting /nowhere/helm: "));
    }

    [Test]
    public async Task Should_Set_And_Remove_Environment_Variables_When_Asked()
    {
        var request = Shell("printf '%s,%s' \"$SLIPWAY_SET\" \"${HOME-none}\"") with
        {
            Environment = new Dictionary<string, string?> { ["SLIPWAY_SET"] = "a b", ["HOME"] = null },
            WorkingDirectory = "/",
        };

        var outcome = await RunAsync(request);

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("a b,none"));
    }

    [Test]
    public async Task Should_Need_No_Thread_A_Process_When_Many_Run_At_Once()
    {
        var before = ThreadPool.ThreadCount;

        var running = Enumerable.Range(0, 20).Select(_ => RunAsync(Shell("sleep 2; echo done"))).ToList();
        var outcomes = await Task.WhenAll(running);

        Assert.That(outcomes.Select(outcome => outcome.StandardOutput.Text), Is.All.EqualTo("done\n"));
        Assert.That(ThreadPool.ThreadCount - before, Is.LessThan(20));
    }

    [TestCase("Error: chart not found\nusage: helm\n", "doing: chart not found")]
    [TestCase("Error: UPGRADE FAILED: errors:\n  .spec.cpu: expected string, got 64\n  .spec.memory: no\n", "doing: UPGRADE FAILED: errors: .spec.cpu: expected string, got 64; .spec.memory: no")]
    [TestCase("warning\nit broke\n\n", "doing: it broke")]
    [TestCase("", "doing: exit code 1, and no message")]
    public void Should_Give_Cause_In_One_Line_When_Tool_Fails(string standardError, string expected)
    {
        var outcome = new ProcessOutcome(1, CapturedOutput.Empty, CapturedOutput.Of(standardError), TimeSpan.Zero, TimedOut: false);

        Assert.That(outcome.Explain("doing", new ProcessRequest("helm")), Is.EqualTo(expected));
    }

    private static ProcessRequest Shell(string script) => new("sh", "-c", script);

    private Task<ProcessOutcome> RunAsync(ProcessRequest request) => _launcher.RunAsync(request, TestContext.CurrentContext.CancellationToken);

    private static void AssertGone(int id)
    {
        // A killed child may stay a zombie where nobody reaps orphans: state Z is gone as well.
        var stat = $"/proc/{id}/stat";
        Assert.That(!File.Exists(stat) || File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal), Is.True);
    }
}
