using Cake.Core;
using Cake.Core.Tooling;
using Cake.Testing.Fixtures;
using NSubstitute;

namespace Slipway.Tests.Addins;

/// <summary>Runs one alias with a context that starts nothing.</summary>
internal sealed class AliasFixture<TSettings> : ToolFixture<TSettings>
    where TSettings : ToolSettings, new()
{
    private readonly ICakeContext _context = Substitute.For<ICakeContext>();
    private readonly Action<ICakeContext, TSettings> _run;

    public AliasFixture(string tool, IEnumerable<string> output, Action<ICakeContext, TSettings> run)
        : base(tool)
    {
        _run = run;
        _context.FileSystem.Returns(FileSystem);
        _context.Environment.Returns(Environment);
        _context.ProcessRunner.Returns(ProcessRunner);
        _context.Tools.Returns(Tools);
        ProcessRunner.Process!.SetStandardOutput(output);
    }

    protected override void RunTool() => _run(_context, Settings);
}
