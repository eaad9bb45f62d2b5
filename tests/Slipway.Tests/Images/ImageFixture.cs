using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Testing;
using NSubstitute;
using Slipway.Images;
using Slipway.Model;
using Slipway.Processes;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Images;

/// <summary>A repository with two services that share a project, and everything that works on their images; nothing real is started or asked.</summary>
internal sealed class ImageFixture : IDisposable
{
    public const string Host = "localhost:5000";
    public const string Base = $"{Host}/dotnet/aspnet:10.0";

    private readonly HttpClient _http;

    public ImageFixture(string root = "/repo", PlatformFamily platform = PlatformFamily.Linux)
    {
        Root = root;
        Environment = new FakeEnvironment(platform) { WorkingDirectory = root };
        Files = new FakeFileSystem(Environment);
        Files.CreateDirectory(root);
        Docker = new FakeDocker(Registry);
        _http = new HttpClient(Registry);
        Launcher.Answer("docker", Docker.Run).Answer("dotnet", Publish).Answer("git", Git).Answer("build", BuildEquivalent);
        Missing = [];
        Cake = FakeCake();
        Folders = new ImageFolders(new DirectoryPath(root));
        Processes = new ToolProcesses(Launcher);
        Commands = new DockerCommands(Cake, Processes, Disk);
        Asking = new ImageRegistry(_http, Commands);
        Content = new ImageContent(Files, Folders);
        Builder = new ImageBuilder(
            Content,
            new BaseImage(Files, Folders, Asking),
            Asking,
            new ServicePublisher(Cake, Processes, Folders, Disk),
            Commands,
            new SourceRevision(Cake, Processes, Folders),
            Folders,
            TimeProvider.System);
        Mirror = new ImageMirror(Cake, Content, Asking, Commands, Processes, Folders, TimeProvider.System);
        WriteRepository();
    }

    public static ImageDefinition Api { get; } = new("api", "src/Api", "api.image");

    public static ImageDefinition Worker { get; } = new("worker", "src/Worker", "worker.image");

    public string Root { get; }

    public FakeEnvironment Environment { get; }

    public FakeFileSystem Files { get; }

    public FakeRegistry Registry { get; } = new();

    public FakeDocker Docker { get; }

    public FakeLauncher Launcher { get; } = new();

    public IDiskSpace Disk { get; } = Substitute.For<IDiskSpace>();

    public ICakeContext Cake { get; }

    public ImageFolders Folders { get; }

    public ToolProcesses Processes { get; }

    public DockerCommands Commands { get; }

    public ImageRegistry Asking { get; }

    public ImageContent Content { get; }

    public ImageBuilder Builder { get; }

    public ImageMirror Mirror { get; }

    /// <summary>Tools that are not on PATH.</summary>
    public HashSet<string> Missing { get; }

    /// <summary>What dotnet answers instead of publishing.</summary>
    public ProcessOutcome? PublishFailure { get; set; }

    /// <summary>What the script of equivalents answers instead of building.</summary>
    public ProcessOutcome? EquivalentFailure { get; set; }

    /// <summary>What git says: command to answer.</summary>
    public Dictionary<string, string> GitAnswers { get; } = new() { ["describe"] = "0123abcd", ["remote"] = "https://user:token@example.com/o/r.git", ["log"] = "2026-11-20T10:00:00+00:00" };

    /// <summary>What was published, each run's solution.</summary>
    public List<string> Solutions { get; } = [];

    public void Write(string path, string text) => Files.CreateFile($"{Root}/{path}").SetContent(text);

    public Task<IReadOnlyList<ImageResult>> Build(params ImageDefinition[] images) => Builder.BuildAsync(images.Length > 0 ? images : [Api, Worker], Host, CancellationToken.None);

    public async Task<IReadOnlyList<ImageResult>> BuildAndPush() => Builder.Push(await Build(), CancellationToken.None);

    public IEnumerable<string> Started(string tool) => Launcher.Started.Where(request => System.IO.Path.GetFileName(request.FileName) == tool).Select(request => request.CommandLine ?? "");

    public void Dispose() => _http.Dispose();

    private void WriteRepository()
    {
        Write("global.json", "{}");
        Write("Directory.Build.props", "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>");
        Write("Directory.Packages.props", "<Project />");
        Write("src/Directory.Build.targets", "<Project />");
        Write("src/Dockerfile", "# comment\nARG BASE_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0\nFROM ${BASE_IMAGE}\n");
        Write("src/Api/Api.csproj", "<Project><ItemGroup><ProjectReference Include=\"..\\Shared\\Shared.csproj\" /></ItemGroup></Project>");
        Write("src/Api/Program.cs", "api\n");
        Write("src/Api/packages.lock.json", "{}");
        Write("src/Worker/Worker.csproj", "<Project><ItemGroup><ProjectReference Include=\"../Shared/Shared.csproj\" /></ItemGroup></Project>");
        Write("src/Worker/Program.cs", "worker\n");
        Write("src/Shared/Shared.csproj", "<Project><ItemGroup><ProjectReference Include=\"../Deep/Deep.csproj\" /></ItemGroup></Project>");
        Write("src/Shared/Shared.cs", "shared\n");
        Write("src/Deep/Deep.csproj", "<Project />");
        Write("src/Deep/Data/deep.sql", "deep\n");
    }

    private ICakeContext FakeCake()
    {
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(call => Find(call.Arg<IEnumerable<string>>().First()));
        tools.Resolve(Arg.Any<string>()).Returns(call => Find(call.Arg<string>()));
        var cake = Substitute.For<ICakeContext>();
        cake.FileSystem.Returns(Files);
        cake.Environment.Returns(Environment);
        cake.Tools.Returns(tools);
        cake.Log.Returns(Substitute.For<ICakeLog>());
        return cake;
    }

    private FilePath? Find(string tool)
    {
        if (Missing.Contains(tool))
        {
            return null;
        }

        Files.CreateFile($"/bin/{tool}");
        return new FilePath($"/bin/{tool}");
    }

    private ProcessOutcome Publish(ProcessRequest request)
    {
        var solution = Files.GetFile(Folders.PublishSolution).GetTextContent();
        Solutions.Add(solution);
        if (PublishFailure is { } failure)
        {
            return failure;
        }

        foreach (var image in new[] { Api, Worker }.Where(image => solution.Contains($"{image.Project}/", StringComparison.Ordinal)))
        {
            Write($".build/publish/{image.Name}/app.dll", "compiled");
        }

        return FakeLauncher.Outcome("");
    }

    private ProcessOutcome Git(ProcessRequest request) =>
        GitAnswers.TryGetValue(request.CommandLine!.Split(' ')[0], out var answer) ? FakeLauncher.Outcome(answer + "\n") : FakeDocker.Failed("fatal: not a git repository");

    private ProcessOutcome BuildEquivalent(ProcessRequest request)
    {
        Docker.Add(request.CommandLine!.Split(' ')[1].Trim('"'));
        return EquivalentFailure ?? FakeLauncher.Outcome("");
    }
}
