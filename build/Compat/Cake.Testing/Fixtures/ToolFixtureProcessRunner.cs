using Cake.Core.IO;

namespace Cake.Testing.Fixtures;

/// <summary>A process runner that starts nothing and keeps what it was asked to start.</summary>
/// <typeparam name="TFixtureResult">What is kept of a start.</typeparam>
public sealed class ToolFixtureProcessRunner<TFixtureResult> : IProcessRunner
    where TFixtureResult : ToolFixtureResult
{
    private readonly Func<FilePath, ProcessSettings, TFixtureResult> _factory;
    private readonly List<TFixtureResult> _results = [];

    internal ToolFixtureProcessRunner(Func<FilePath, ProcessSettings, TFixtureResult> factory)
    {
        _factory = factory;
    }

    /// <summary>The process that every start returns; null for one that cannot start.</summary>
    public FakeProcess? Process { get; set; } = new();

    /// <summary>What was started, in order.</summary>
    public IReadOnlyList<TFixtureResult> Results => _results;

    /// <inheritdoc/>
    public IProcess? Start(FilePath filePath, ProcessSettings settings)
    {
        _results.Add(_factory(filePath, settings));
        return Process;
    }
}
