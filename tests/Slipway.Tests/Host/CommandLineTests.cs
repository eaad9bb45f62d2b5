using Slipway.Build.Arguments;

namespace Slipway.Tests.Host;

public sealed class CommandLineTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp() => _build = new BuildFixture();

    [TearDown]
    public void TearDown() => _build.Dispose();

    [TestCase("--target=Validat", "there is no target 'Validat'. Did you mean Validate?")]
    [TestCase("--target=Xyzzy", "there is no target 'Xyzzy'. There are: ")]
    [TestCase("--env=stagin", "there is no environment 'stagin'. Did you mean staging?")]
    [TestCase("--env=moon", "there is no environment 'moon'. There are: local, dev, staging, prod.")]
    [TestCase("--system=jobque", "there is no system 'jobque'. Did you mean jobqueue?")]
    [TestCase("--chart=x", "there is no argument '--chart'. Did you mean --charts")]
    [TestCase("--env=", "Did you forget the option value?")]
    [TestCase("--env", "--env needs a value. Write --env=<environment>.")]
    [TestCase("--kube-version=latest", "'latest' is no version of Kubernetes.")]
    [TestCase("--warnings-as-errors=perhaps", "--warnings-as-errors=perhaps is neither true nor false. Write --warnings-as-errors, or leave it out.")]
    [TestCase("--no-cache=0", "--no-cache=0 is neither true nor false. Write --no-cache, or leave it out.")]
    [TestCase("--suite=Charts.Tests", "Default takes no --suite; Test do.")]
    public void Should_Refuse_In_One_Line_When_A_Name_Is_Unknown(string argument, string message)
    {
        _build.WriteChart("app");

        var exitCode = _build.Run(argument);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(_build.Output, Does.Contain(message));
            Assert.That(_build.Output, Does.Not.Contain("   at "));
            Assert.That(_build.Helm.Commands, Is.Empty);
        });
    }

    [TestCase("--charts=a", "--charts=b", "--charts is given 2 times, and counts once. Write --charts=<folder or pattern>.")]
    [TestCase("--env=dev", "--env=prod", "--env is given 2 times")]
    public void Should_Refuse_When_An_Argument_Counts_Once_And_Is_Given_Twice(string first, string second, string message)
    {
        _build.WriteChart("app");

        Assert.That(_build.Run("--target=Validate", first, second), Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain(message));
    }

    [TestCase("Validate", "'Validate' is no argument. Did you mean --target=Validate?")]
    [TestCase("--target=Validate validte", "'validte' is no argument. Did you mean --target=Validate?")]
    [TestCase("--target=Validate ./charts/a", "'./charts/a' is no argument: each is one word, --name=value. See --target=Help.")]
    [TestCase("--target=Validate --charts=", "--charts needs a value. Write --charts=<folder or pattern>.")]
    [TestCase("--target=", "--target needs a value. Write --target=<target>.")]
    [TestCase("--verbosity=loud", "there is no verbosity 'loud'. There are: quiet, minimal, normal, verbose, diagnostic.")]
    public void Should_Say_How_To_Write_It_When_The_Form_Of_A_Command_Line_Is_Wrong(string line, string message) =>
        Assert.That(CommandLineForm.Problem(line.Split(' '), Targets), Is.EqualTo($"Reading the command line: {message}"));

    [TestCase("")]
    [TestCase("--target Validate --charts=a,b --set=key=value= -v")]
    [TestCase("-t Validate --verbosity=Diagnostic --manifests=-")]
    [TestCase("--version")]
    public void Should_Find_Nothing_Wrong_When_The_Form_Of_A_Command_Line_Is_Right(string line) =>
        Assert.That(CommandLineForm.Problem(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Targets), Is.Null);

    private static TargetCatalog Targets() => new(typeof(Build.BuildContext).Assembly);

    [TestCase("validate")]
    [TestCase("Validate")]
    [TestCase("VALIDATE")]
    public void Should_Find_A_Target_In_Any_Case(string target)
    {
        _build.WriteChart("app");

        Assert.That(_build.Run($"--target={target}"), Is.Zero, _build.Output);
    }

    [Test]
    public void Should_Show_Every_Target_Argument_And_Example_When_Asked_For_Help()
    {
        var exitCode = _build.Run("--target=Help");

        var targets = new Build.Arguments.TargetCatalog(typeof(Build.BuildContext).Assembly);
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            foreach (var target in targets.All)
            {
                Assert.That(_build.Output, Does.Contain($"  {target.Name.ToLowerInvariant()} "));
                Assert.That(target.Description, Is.Not.Empty, target.Name);
            }

            foreach (var argument in Build.Arguments.BuildArguments.All.Values)
            {
                Assert.That(_build.Output, Does.Contain(argument.Usage));
                Assert.That(targets.All.Any(target => target.Arguments.Contains(argument)), Is.True, $"nobody takes {argument.Usage}");
            }
        });
    }

    [Test]
    public void Should_Give_Examples_That_The_Command_Line_Accepts()
    {
        var targets = new Build.Arguments.TargetCatalog(typeof(Build.BuildContext).Assembly);
        var examples = targets.All.SelectMany(target => target.Examples.Select(example => (target, example))).ToList();

        Assert.That(examples, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (target, example) in examples)
            {
                var names = example.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('-').Split('=')[0]);
                Assert.That(target.Arguments.Select(argument => argument.Name), Is.SupersetOf(names), $"{target.Name} {example.Arguments}");
            }
        });
    }

    [Test]
    public void Should_Remove_What_Runs_Have_Made_When_Cleaning()
    {
        _build.Write("artifacts/reports/findings.json", "{}");
        _build.Write(".build/cache/render/x.json", "{}");
        _build.Write(".build/charts/x/Chart.yaml", "");
        _build.Write(".tools/helm/4.1.4/helm", "");
        _build.Write(".build/host/Slipway.Build.dll", "");

        var exitCode = _build.Run("--target=Clean");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(_build.Exists("artifacts"), Is.False);
            Assert.That(_build.Exists(".build/cache"), Is.False);
            Assert.That(_build.Exists(".build/charts"), Is.False);
            Assert.That(_build.Exists(".tools/helm/4.1.4/helm"), Is.True);
            Assert.That(_build.Exists(".build/host/Slipway.Build.dll"), Is.True);
        });
    }
}
