using System.Runtime.Versioning;
using Cake.Core;
using Cake.Core.Polyfill;

namespace Cake.Testing;

/// <summary>A runtime that is what the test says it is: .NET 10 on CoreCLR unless changed.</summary>
public sealed class FakeRuntime : ICakeRuntime
{
    /// <inheritdoc cref="ICakeRuntime.BuiltFramework"/>
    public FrameworkName BuiltFramework { get; set; } = new(".NETCoreApp,Version=v10.0");

    /// <inheritdoc cref="ICakeRuntime.Runtime"/>
    public Runtime Runtime { get; set; } = Runtime.CoreClr;

    /// <inheritdoc cref="ICakeRuntime.CakeVersion"/>
    public Version CakeVersion { get; set; } = typeof(ICakeRuntime).Assembly.GetName().Version!;

    /// <inheritdoc cref="ICakeRuntime.IsCoreClr"/>
    public bool IsCoreClr { get; set; } = true;
}
