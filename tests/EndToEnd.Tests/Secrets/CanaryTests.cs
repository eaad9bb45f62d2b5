using System.Text;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Secrets;

/// <summary>Secrets planted in every source appear in no output, log, report, command line or kept file, whether a deployment ends well or not.</summary>
[TestFixture, Order(4)]
public sealed class CanaryTests
{
    private static readonly string[] Kept = ["artifacts", ".build/cache", ".build/charts", ".build/images"];

    private readonly Canary _database = new();
    private readonly Canary _queue = new();
    private readonly Canary _api = new();
    private readonly Canary _values = new();
    private readonly Canary _others = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-canary-");

    private IReadOnlyList<string> Forms => [.. new[] { _database, _queue, _api, _values, _others }.SelectMany(canary => canary.Forms)];

    [OneTimeSetUp]
    public Task UndeployAsync() => SlipwayRun.DemandAsync("--target=Undeploy", "--delete-namespaces", "--delete-volumes");

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        _folder.Delete(recursive: true);
        await SlipwayRun.DemandAsync("--target=Undeploy", "--delete-namespaces", "--delete-volumes");
    }

    [Test]
    public async Task Should_ShowNoSecret_When_DeployingEndsWellOrNot()
    {
        var key = Path.Combine(_folder.FullName, "key");
        var values = Path.Combine(_folder.FullName, "values.yaml");
        await File.WriteAllTextAsync(key, _api.Value);
        var others = Path.Combine(_folder.FullName, "others.yaml");
        await File.WriteAllTextAsync(values, $"secret:\n  apiSecretKey: '{_values.Value}'\n");
        await File.WriteAllTextAsync(others, $"secret:\n  apiSecretKey: '{_others.Value}'\n");
        var environment = new Dictionary<string, string?>
        {
            ["TASK_SYSTEM_DATABASE_PASSWORD"] = _database.Value,
            ["JOBQUEUE_POSTGRES_PASSWORD"] = _queue.Value,
            ["JOBQUEUE_API_SECRET_KEY_FILE"] = key,
        };
        var outputs = new StringBuilder();
        await using (var watch = new CommandLineWatch(Forms))
        {
            await RunAsync(0, "--target=Deploy", "--env=local", "--verbosity=diagnostic");
            await RunAsync(0, "--target=Deploy", "--env=local", "--system=jobqueue", $"--values={values}", "--verbosity=diagnostic");
            await RunAsync(0, "--target=Status", "--env=local", "--verbosity=diagnostic");
            await RunAsync(0, "--target=Smoke-Test", "--env=local", "--verbosity=diagnostic");
            await RunAsync(0, "--target=Migrate", "--env=local", "--verbosity=diagnostic");
            await RunAsync(0, "--target=Deploy", "--env=local", "--dry-run", "--verbosity=diagnostic");
            await RunAsync(2, "--target=Plan", "--env=local", "--system=jobqueue", $"--values={values}", "--set=worker.replicas=3", "--verbosity=diagnostic");
            await RunAsync(2, "--target=Plan", "--env=local", "--system=jobqueue", $"--values={others}", "--set=worker.replicas=3", "--verbosity=diagnostic");
            await RunAsync(1, "--target=Deploy", "--env=local", "--system=jobqueue", $"--values={values}", "--set=worker.image.digest=sha256:" + new string('0', 64), "--verbosity=diagnostic");
            await RunAsync(1, "--target=Deploy", "--env=local", "--system=jobqueue", $"--values={values}", "--set=secret.apiSecretKey.typo=x", "--verbosity=diagnostic");

            Assert.That(watch.Found, Is.Empty, "command lines");
            Assert.That(watch.Programs, Does.Contain("helm").And.Contain("kubectl"));
        }

        Assert.That(Forms.Where(outputs.ToString().Contains), Is.Empty, "in the output");
        Assert.That(FilesWithASecret(), Is.Empty, "files");

        async Task RunAsync(int exitCode, params string[] arguments)
        {
            var run = await SlipwayRun.StartAsync(environment, arguments);
            outputs.Append(run.Output);
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), $"{string.Join(' ', arguments)}\n{run.Output}");
        }
    }

    [Test]
    public void Should_FindEachForm_When_ASecretIsEncoded()
    {
        foreach (var text in new[]
        {
            _api.Value,
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{_api.Value}bc")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{_api.Value}")),
            $"postgresql://postgres:{Uri.EscapeDataString(_api.Value)}@host",
            System.Text.Json.JsonSerializer.Serialize(_api.Value),
        })
        {
            Assert.That(_api.Forms.Where(text.Contains), Is.Not.Empty, text);
        }
    }

    private List<string> FilesWithASecret()
    {
        string[] files = [.. Kept.Select(folder => Repository.PathOf(folder)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))];
        Assert.That(files, Is.Not.Empty);
        return [.. files.Where(file => File.ReadAllText(file) is var text && Forms.Any(text.Contains))];
    }
}
