using Slipway.Processes;

namespace Slipway.Tests.Tools;

/// <summary>Answers by tool name; remembers what was started.</summary>
internal sealed class FakeLauncher : IProcessLauncher
{
    private readonly Dictionary<string, Func<ProcessRequest, ProcessOutcome>> _answers = [];
    private readonly Lock _lock = new();

    public List<ProcessRequest> Started { get; } = [];

    public FakeLauncher Answer(string tool, string output, int exitCode = 0, string error = "", bool timedOut = false) =>
        Answer(tool, _ => Outcome(output, exitCode, error, timedOut));

    public FakeLauncher Answer(string tool, Func<ProcessRequest, ProcessOutcome> answer)
    {
        _answers[tool] = answer;
        return this;
    }

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Started.Add(request);
        }

        return Task.FromResult(_answers[Path.GetFileName(request.FileName)](request));
    }

    public static ProcessOutcome Outcome(string output, int exitCode = 0, string error = "", bool timedOut = false) =>
        new(exitCode, CapturedOutput.Of(output), CapturedOutput.Of(error), TimeSpan.Zero, timedOut);
}
