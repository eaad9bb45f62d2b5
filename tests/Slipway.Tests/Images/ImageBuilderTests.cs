using System.Net;
using System.Net.Sockets;
using Cake.Core;
using NSubstitute;
using Slipway.Images;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Images;

/// <summary>Images are built and pushed when the registry does not have their content, and every failure is said in one line.</summary>
public sealed class ImageBuilderTests
{
    private ImageFixture _images;

    [SetUp]
    public void SetUp()
    {
        _images = new ImageFixture();
        _images.Registry.Add(ImageFixture.Base, "sha256:base");
    }

    [TearDown]
    public void TearDown() => _images.Dispose();

    [Test]
    public async Task Should_Build_And_Push_Every_Image_After_One_Publish_When_The_Registry_Is_Empty()
    {
        var images = await _images.BuildAndPush();

        Assert.Multiple(() =>
        {
            Assert.That(images.Select(image => (image.Name.Repository, image.State)), Is.EqualTo(new[] { ("api", ImageState.Pushed), ("worker", ImageState.Pushed) }));
            Assert.That(images.Select(image => image.Digest), Is.All.Matches("^sha256:[0-9a-f]{64}$"));
            Assert.That(images.Select(image => _images.Registry.Has(image.Name.ToString())), Is.All.True);
            Assert.That(_images.Solutions, Has.Count.EqualTo(1));
            Assert.That(_images.Solutions[0], Does.Contain("\"../../src/Api/Api.csproj\"").And.Contain("\"../../src/Worker/Worker.csproj\""));
        });
    }

    [Test]
    public async Task Should_Start_Nothing_When_The_Registry_Has_Every_Image()
    {
        var before = await _images.BuildAndPush();
        _images.Launcher.Started.Clear();
        _images.Docker.Down = "no engine";

        var after = await _images.BuildAndPush();

        Assert.That(after.Select(image => image.State), Is.All.EqualTo(ImageState.Present));
        Assert.That(after.Select(image => image.Reference), Is.EqualTo(before.Select(image => image.Reference)));
        Assert.That(_images.Launcher.Started, Is.Empty);
    }

    [Test]
    public async Task Should_Build_Only_What_Has_Changed()
    {
        await _images.BuildAndPush();
        _images.Write("src/Worker/Program.cs", "changed");

        var images = await _images.BuildAndPush();

        Assert.That(images.Select(image => image.State), Is.EqualTo(new[] { ImageState.Present, ImageState.Pushed }));
        Assert.That(_images.Solutions[1], Does.Not.Contain("src/Api"));
        Assert.That(_images.Docker.Work.Skip(4).Select(command => command.Split(' ')[0]), Is.EqualTo(new[] { "build", "push" }));
    }

    [Test]
    public async Task Should_Push_Without_A_Build_When_The_Engine_Has_The_Image_Already()
    {
        var built = await _images.Build();

        var again = await _images.BuildAndPush();

        Assert.That(built.Select(image => image.State), Is.All.EqualTo(ImageState.Built));
        Assert.That(again.Select(image => image.State), Is.All.EqualTo(ImageState.Pushed));
        Assert.That(_images.Solutions, Has.Count.EqualTo(1));
    }

    [TestCase(false, "build ")]
    [TestCase(true, "buildx build ")]
    public async Task Should_Build_By_Buildx_When_It_Is_There(bool hasBuildx, string command)
    {
        _images.Docker.HasBuildx = hasBuildx;

        await _images.Build(ImageFixture.Api);

        var build = _images.Docker.Work.Single();
        Assert.Multiple(() =>
        {
            Assert.That(build, Does.StartWith(command));
            Assert.That(build, Does.Contain("--build-arg=BASE_IMAGE=localhost:5000/dotnet/aspnet@sha256:base"));
            Assert.That(build, Does.Contain("--file=/repo/src/Dockerfile").And.EndsWith("/repo/.build/publish/api"));
            Assert.That(build.Contains("--load", StringComparison.Ordinal), Is.EqualTo(hasBuildx));
        });
    }

    [Test]
    public async Task Should_Label_An_Image_Without_The_Login_Of_Its_Source()
    {
        await _images.Build(ImageFixture.Api);

        Assert.That(_images.Docker.Work.Single(), Does.Contain("org.opencontainers.image.revision=0123abcd")
            .And.Contain("org.opencontainers.image.source=https://example.com/o/r.git")
            .And.Contain("org.opencontainers.image.created=2026-11-20T10:00:00+00:00")
            .And.Contain("org.opencontainers.image.version=1.2.3")
            .And.Not.Contain("token"));
    }

    [TestCase("git@example.com:o/r.git", true)]
    [TestCase("/home/someone/repo", false)]
    public async Task Should_Name_The_Source_When_Others_Can_Reach_It(string remote, bool isNamed)
    {
        _images.GitAnswers["remote"] = remote;

        await _images.Build(ImageFixture.Api);

        Assert.That(_images.Docker.Work.Single().Contains("image.source=", StringComparison.Ordinal), Is.EqualTo(isNamed));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Should_Leave_Out_What_Git_Knows_When_There_Is_None(bool isInstalled)
    {
        _images.GitAnswers.Clear();
        if (!isInstalled)
        {
            _images.Missing.Add("git");
        }

        await _images.Build(ImageFixture.Api);

        Assert.That(_images.Docker.Work.Single(), Does.Contain("image.version=1.2.3").And.Not.Contain("image.revision").And.Not.Contain("image.created").And.Not.Contain("image.source"));
    }

    [Test]
    public async Task Should_Remove_What_An_Earlier_Publish_Has_Left()
    {
        _images.Write(".build/publish/api/old.dll", "old");

        await _images.Build(ImageFixture.Api);

        Assert.That(_images.Files.GetFile("/repo/.build/publish/api/old.dll").Exists, Is.False);
    }

    [Test]
    public async Task Should_Start_From_The_Public_Base_Image_When_The_Registry_Has_None()
    {
        using var images = new ImageFixture();
        images.Registry.Add("mcr.microsoft.com/dotnet/aspnet:10.0", "sha256:public");

        await images.Build(ImageFixture.Api);

        Assert.That(images.Docker.Work.Single(), Does.Contain("BASE_IMAGE=mcr.microsoft.com/dotnet/aspnet@sha256:public"));
    }

    [Test]
    public void Should_Say_How_To_Get_The_Base_Image_When_No_Registry_Has_It()
    {
        using var images = new ImageFixture();

        Assert.That(() => images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo(
            "Finding the base image mcr.microsoft.com/dotnet/aspnet:10.0: registry localhost:5000 has none (registry mcr.microsoft.com has none either). Fill it first: --target=Mirror-Images."));
    }

    [TestCase(PlatformFamily.Linux, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "Start it: sudo systemctl start docker.")]
    [TestCase(PlatformFamily.Windows, "open //./pipe/docker_engine: The system cannot find the file specified.", "Start it: start Docker Desktop.")]
    [TestCase(PlatformFamily.Linux, "permission denied while trying to connect to the Docker daemon socket", "Let this user use it: sudo usermod -aG docker $USER, then log in anew.")]
    public void Should_Say_What_To_Do_When_No_Engine_Answers(PlatformFamily platform, string cause, string advice)
    {
        using var images = new ImageFixture(platform: platform);
        images.Registry.Add(ImageFixture.Base);
        images.Docker.Down = cause;

        Assert.That(() => images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo($"Building images: no Docker engine answers: {cause}. {advice}"));
    }

    [TestCase(PlatformFamily.Linux, "apt-get install docker.io")]
    [TestCase(PlatformFamily.OSX, "brew install --cask docker-desktop")]
    [TestCase(PlatformFamily.Windows, "winget install Docker.DockerDesktop")]
    public void Should_Say_How_To_Install_Docker_When_There_Is_None(PlatformFamily platform, string advice)
    {
        using var images = new ImageFixture(platform: platform);
        images.Registry.Add(ImageFixture.Base);
        images.Missing.Add("docker");

        Assert.That(() => images.Build(), Throws.TypeOf<CakeException>().With.Message.Contains("no Docker engine answers: docker is not on PATH").And.Message.Contains(advice));
    }

    [Test]
    public void Should_Give_Status_And_Cause_When_The_Registry_Refuses()
    {
        _images.Registry.Answer = request => new HttpResponseMessage(HttpStatusCode.InternalServerError)
        {
            Content = new StringContent(request.Method == HttpMethod.Get ? "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"the disk is gone\"}]}" : ""),
        };

        Assert.That(() => _images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo(
            "Asking registry localhost:5000 for dotnet/aspnet:10.0: 500 Internal Server Error: the disk is gone"));
    }

    [Test]
    public void Should_Say_How_To_Start_The_Registry_When_It_Cannot_Be_Reached()
    {
        _images.Registry.Answer = _ => throw new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionRefused));

        Assert.That(() => _images.Build(), Throws.TypeOf<CakeException>()
            .With.Message.StartsWith("Asking registry localhost:5000 for dotnet/aspnet:10.0: ").And.Message.EndsWith("Start the local cluster, which brings a registry: --target=Cluster-Up."));
    }

    [TestCase(false, "manifest inspect --verbose", "{\"Descriptor\":{\"digest\":\"sha256:private\"}}")]
    [TestCase(true, "buildx imagetools inspect", "{\"digest\":\"sha256:private\"}")]
    public async Task Should_Ask_Docker_When_The_Registry_Wants_A_Login(bool hasBuildx, string command, string answer)
    {
        _images.Docker.HasBuildx = hasBuildx;
        _images.Registry.Answer = _ => new HttpResponseMessage(HttpStatusCode.Unauthorized);
        _images.Docker.Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? FakeLauncher.Outcome(answer) : null;

        var images = await _images.Build();

        Assert.That(images.Select(image => (image.State, image.Digest)), Is.All.EqualTo((ImageState.Present, "sha256:private")));
    }

    [Test]
    public async Task Should_Take_Docker_At_Its_Word_When_A_Private_Registry_Has_No_Such_Image()
    {
        _images.Registry.Answer = request => request.RequestUri!.AbsolutePath.Contains("aspnet", StringComparison.Ordinal) ? null : new HttpResponseMessage(HttpStatusCode.Unauthorized);
        _images.Docker.Answer = line => line.StartsWith("manifest", StringComparison.Ordinal) ? FakeDocker.Failed("no such manifest: localhost:5000/api") : null;

        var images = await _images.Build();

        Assert.That(images.Select(image => image.State), Is.All.EqualTo(ImageState.Built));
    }

    [Test]
    public void Should_Say_How_To_Log_In_When_Docker_Has_No_Login_Either()
    {
        _images.Registry.Answer = _ => new HttpResponseMessage(HttpStatusCode.Unauthorized);
        _images.Docker.Answer = line => line.StartsWith("manifest", StringComparison.Ordinal) ? FakeDocker.Failed("unauthorized: authentication required") : null;

        Assert.That(() => _images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo(
            "Asking registry localhost:5000 for dotnet/aspnet:10.0: unauthorized: authentication required. Log in: docker login localhost:5000"));
    }

    [TestCase("denied: requested access to the resource is denied", "Log in with the right to push: docker login localhost:5000")]
    [TestCase("dial tcp 127.0.0.1:5000: connect: connection refused", "Start the local cluster, which brings a registry: --target=Cluster-Up.")]
    public void Should_Name_Host_And_Cause_When_A_Push_Is_Refused(string cause, string advice)
    {
        _images.Docker.Answer = line => line.StartsWith("push", StringComparison.Ordinal) ? FakeDocker.Failed(cause) : null;

        Assert.That(_images.BuildAndPush, Throws.TypeOf<CakeException>()
            .With.Message.Matches("^Pushing (api|worker):[0-9a-f]{12} to registry localhost:5000: ").And.Message.EndsWith($"{cause}. {advice}"));
    }

    [Test]
    public void Should_Say_How_Full_The_Disk_Is_When_A_Build_Runs_Out_Of_It()
    {
        _images.Disk.Of("/var/lib/docker").Returns((Free: 3L << 20, Total: 100L << 20));
        _images.Docker.Answer = line => line.StartsWith("build ", StringComparison.Ordinal)
            ? FakeDocker.Failed("Error response from daemon: write /var/lib/docker/tmp/x: no space left on device")
            : null;

        Assert.That(() => _images.Build(ImageFixture.Api), Throws.TypeOf<CakeException>()
            .With.Message.EndsWith(": no space left on device. /var/lib/docker has 3 of 100 MiB free. Free some: docker system prune"));
    }

    [Test]
    public void Should_Say_How_Full_The_Disk_Is_When_Publishing_Runs_Out_Of_It()
    {
        _images.Disk.Of("/repo").Returns((Free: 0L, Total: 100L << 20));
        _images.PublishFailure = FakeLauncher.Outcome("x.targets(1,1): error MSB3021: Unable to copy file. No space left on device [/repo/src/Api/Api.csproj]\n", 1);

        Assert.That(() => _images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo("Publishing the services: no space left on device. /repo has 0 of 100 MiB free."));
    }

    [Test]
    public void Should_Show_The_Compilers_Errors_Once_Each_When_A_Service_Does_Not_Compile()
    {
        const string Error = "/repo/src/Api/Program.cs(12,5): error CS0103: The name 'x' does not exist in the current context [/repo/src/Api/Api.csproj]\n";
        const string NoPlace = "/repo/src/Worker/Worker.csproj : error NU1101: Unable to find package Gone. [/repo/.build/images/Publish.slnx]\n";
        _images.PublishFailure = FakeLauncher.Outcome(Error + Error + NoPlace, 1);

        Assert.That(() => _images.Build(), Throws.TypeOf<CakeException>().With.Message.EqualTo(
            "Publishing the services: 2 compiler errors:\n  src/Api/Program.cs:12: CS0103: The name 'x' does not exist in the current context\n"
            + "  src/Worker/Worker.csproj: NU1101: Unable to find package Gone."));
    }

    [Test]
    public void Should_Say_So_When_A_Project_Belongs_To_Another_Image()
    {
        var image = ImageFixture.Api with { Name = "other" };

        Assert.That(() => _images.Build(image), Throws.TypeOf<CakeException>().With.Message.Contains("src/Api was not published as other"));
    }
}
