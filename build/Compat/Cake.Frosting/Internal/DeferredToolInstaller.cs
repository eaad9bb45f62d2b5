using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>
/// Cake's tool installer, constructed at its first use: every context holds one, and its package installers load the whole of
/// NuGet, which costs a run that installs nothing most of its start.
/// </summary>
internal sealed class DeferredToolInstaller(IServiceProvider services) : IToolInstaller
{
    private readonly Lazy<ToolInstaller> _installer = new(() => ActivatorUtilities.CreateInstance<ToolInstaller>(services));

    public IEnumerable<FilePath> Install(PackageReference tool) => _installer.Value.Install(tool);
}
