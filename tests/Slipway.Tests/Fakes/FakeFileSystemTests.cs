using Cake.Core.IO;
using Cake.Testing;

namespace Slipway.Tests.Fakes;

/// <summary>The file system that other tests stand on behaves as a real one.</summary>
public sealed class FakeFileSystemTests
{
    private readonly FakeEnvironment _environment = FakeEnvironment.CreateUnixEnvironment();

    [Test]
    public void Should_Read_What_Was_Written_When_Path_Is_Relative()
    {
        var files = new FakeFileSystem(_environment);

        files.CreateFile("charts/app/Chart.yaml").SetContent("name: app");

        Assert.That(files.GetFile("/Working/charts/x/../app/Chart.yaml").GetTextContent(), Is.EqualTo("name: app"));
    }

    [Test]
    public void Should_Append_And_Truncate_As_The_Mode_Says()
    {
        var file = new FakeFileSystem(_environment).CreateFile("/a").SetContent("one");

        using (var writer = new StreamWriter(file.Open(FileMode.Append, FileAccess.Write, FileShare.None)))
        {
            writer.Write("two");
        }

        Assert.That(file.GetTextContent(), Is.EqualTo("onetwo"));
        Assert.That(file.SetContent("x").Length, Is.EqualTo(1));
    }

    [Test]
    public void Should_Refuse_To_Write_When_Opened_For_Reading()
    {
        using var stream = new FakeFileSystem(_environment).CreateFile("/a").Open(FileMode.Open, FileAccess.Read, FileShare.Read);

        Assert.That(() => stream.Write([1]), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Should_Throw_When_File_Or_Folder_Is_Missing()
    {
        var files = new FakeFileSystem(_environment);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => files.GetFile("/a").OpenRead(), Throws.TypeOf<FileNotFoundException>());
            Assert.That(() => files.GetFile("/no/a").OpenWrite(), Throws.TypeOf<DirectoryNotFoundException>());
            Assert.That(() => files.GetDirectory("/no").GetFiles("*", SearchScope.Current), Throws.TypeOf<DirectoryNotFoundException>());
            Assert.That(() => files.GetFile("/a").Delete(), Throws.TypeOf<FileNotFoundException>());
        }
    }

    [TestCase("*", SearchScope.Current, new[] { "Chart.yaml", "README" })]
    [TestCase("*", SearchScope.Recursive, new[] { "Chart.yaml", "README", "service.yaml" })]
    [TestCase("*.yaml", SearchScope.Recursive, new[] { "Chart.yaml", "service.yaml" })]
    [TestCase("chart.yaml", SearchScope.Current, new string[0])]
    public void Should_Find_Files_By_Filter(string filter, SearchScope scope, string[] expected)
    {
        var files = new FakeFileSystem(_environment);
        files.CreateFile("/chart/Chart.yaml");
        files.CreateFile("/chart/README");
        files.CreateFile("/chart/templates/service.yaml");
        files.CreateFile("/charts/other.yaml");

        var found = files.GetDirectory("/chart").GetFiles(filter, scope).Select(file => file.Path.GetFilename().FullPath);

        Assert.That(found, Is.EqualTo(expected));
    }

    [Test]
    public void Should_Find_Files_By_Pattern_When_Globbed()
    {
        var files = new FakeFileSystem(_environment);
        files.CreateFile("/Working/charts/app/Chart.yaml");
        files.CreateFile("/Working/charts/app/values.yaml");

        var found = new Globber(files, _environment).GetFiles("./charts/**/Chart.yaml").Select(file => file.FullPath);

        Assert.That(found, Is.EqualTo(["/Working/charts/app/Chart.yaml"]));
    }

    [Test]
    public void Should_Move_And_Copy_Files_And_Folders()
    {
        var files = new FakeFileSystem(_environment);
        files.CreateFile("/from/a/b").SetContent("text");

        files.GetDirectory("/from").Move("/to");
        files.GetFile("/to/a/b").Copy("/to/c", overwrite: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.GetDirectory("/from").Exists, Is.False);
            Assert.That(files.GetFile("/to/a/b").GetTextContent(), Is.EqualTo("text"));
            Assert.That(files.GetFile("/to/c").GetTextContent(), Is.EqualTo("text"));
            Assert.That(() => files.GetFile("/to/a/b").Copy("/to/c", overwrite: false), Throws.TypeOf<IOException>());
        }
    }

    [Test]
    public void Should_Delete_A_Folder_With_All_In_It_Only_When_Recursive()
    {
        var files = new FakeFileSystem(_environment);
        files.CreateFile("/a/b/c");
        var folder = files.GetDirectory("/a");

        Assert.That(() => folder.Delete(recursive: false), Throws.TypeOf<IOException>());
        folder.Delete(recursive: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(folder.Exists, Is.False);
            Assert.That(files.GetFile("/a/b/c").Exists, Is.False);
        }
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Should_Mind_Case_When_Platform_Is_Unix(bool unix, bool found)
    {
        var environment = unix ? _environment : FakeEnvironment.CreateWindowsEnvironment();
        var files = new FakeFileSystem(environment);
        files.CreateFile("Chart.yaml");

        Assert.That(files.GetFile("chart.yaml").Exists, Is.EqualTo(found));
    }
}
