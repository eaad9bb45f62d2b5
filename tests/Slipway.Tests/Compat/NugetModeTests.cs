using System.Diagnostics;
using System.Text.Json;

namespace Slipway.Tests.Compat;

/// <summary>Evaluates the projects as <c>-p:CakePackages=nuget</c> builds them. Nothing is restored.</summary>
public sealed class NugetModeTests
{
    [TestCase("Slipway.Build", "Cake.Core", "Cake.Common", "Cake.Frosting")]
    [TestCase("Slipway", "Cake.Core", "Cake.Common", "Cake.Docker", "Cake.Kubectl")]
    public async Task Should_Reference_Packages_And_No_Stand_In_When_Packages_Come_From_Nuget(string project, params string[] packages)
    {
        var items = await EvaluateAsync(project, "nuget");

        Assert.That(items["PackageReference"], Is.SupersetOf(packages));
        Assert.That(items["ProjectReference"], Has.None.Matches("Compat/|Addins/Cake.Docker|Addins/Cake.Kubectl"));
        Assert.That(items["Reference"], Is.Empty);
    }

    [Test]
    public async Task Should_Reference_Stand_Ins_And_No_Package_When_They_Do_Not()
    {
        var items = await EvaluateAsync("Slipway.Build", "compat");

        Assert.That(items["ProjectReference"], Has.Some.Matches("Compat/Cake.Frosting"));
        Assert.That(items["PackageReference"], Has.None.StartsWith("Cake."));
    }

    private static async Task<Dictionary<string, string[]>> EvaluateAsync(string project, string cakePackages)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild",
                Path.Combine(Repository.Root, "build", project, $"{project}.csproj"),
                "-getItem:PackageReference,ProjectReference,Reference",
                $"-p:CakePackages={cakePackages}",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);

        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("Items").EnumerateObject().ToDictionary(
            items => items.Name,
            items => items.Value.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/')).ToArray());
    }
}
