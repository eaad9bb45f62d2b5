using Cake.Core.IO;

namespace Cake.Testing;

/// <summary>A process that has already ended the way the test says: exit code 0 and no output unless set.</summary>
public sealed class FakeProcess : IProcess
{
    private int _exitCode;
    private IEnumerable<string> _standardError = [];
    private IEnumerable<string> _standardOutput = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    /// <inheritdoc/>
    public void WaitForExit()
    {
        // It has ended.
    }

    /// <inheritdoc/>
    public bool WaitForExit(int milliseconds) => true;

    /// <inheritdoc/>
    public int GetExitCode() => _exitCode;

    /// <inheritdoc/>
    public IEnumerable<string> GetStandardError() => _standardError;

    /// <inheritdoc/>
    public IEnumerable<string> GetStandardOutput() => _standardOutput;

    /// <inheritdoc/>
    public void Kill()
    {
        // It has ended.
    }

    /// <summary>Sets the exit code.</summary>
    /// <param name="exitCode">The exit code; 0 is success.</param>
    public void SetExitCode(int exitCode) => _exitCode = exitCode;

    /// <summary>Sets the lines of standard error.</summary>
    /// <param name="standardError">The lines.</param>
    public void SetStandardError(IEnumerable<string> standardError) => _standardError = standardError;

    /// <summary>Sets the lines of standard output.</summary>
    /// <param name="standardOutput">The lines.</param>
    public void SetStandardOutput(IEnumerable<string> standardOutput) => _standardOutput = standardOutput;
}
