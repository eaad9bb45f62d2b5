using Charts.Tests.Infrastructure;

namespace Charts.Tests;

[SetUpFixture]
public sealed class AssemblySetUp
{
    [OneTimeSetUp]
    public Task FindHelm() => Engine.FindHelmAsync(TestContext.CurrentContext.CancellationToken);

    [OneTimeTearDown]
    public void DeleteWhatWasWritten() => Directory.Delete(Engine.Scratch.FullPath, recursive: true);
}
