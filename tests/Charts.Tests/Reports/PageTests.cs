using Cake.Core.IO;
using Charts.Tests.Infrastructure;
using Microsoft.Playwright;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Reports.Html;
using Slipway.Validation.Runs;
using Path = System.IO.Path;

namespace Charts.Tests.Reports;

/// <summary>The page of a validation in a browser: the charts of the documentation's picture, one of them sound.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PageTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Hostile = "</script><img src=x onerror=alert(1)>\"'&lt;";

    private static string _folder = null!;

    private readonly List<string> _faults = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public static void Validate()
    {
        DirectoryPath[] charts = [.. new[] { "orders", "web" }.Select(name => new DirectoryPath(Repository.PathOf("docs/pictures/charts", name)))];
        var reports = Engine.NewRun().Execute(new ChartRunRequest(charts, ChartSteps.Lint | ChartSteps.Rules), CancellationToken.None);
        _folder = Engine.NewFolder("page").FullPath;
        Write("index.html", new FindingsReport { Charts = reports, Tools = [new ToolVersion("helm", "4.1.4")] });
    }

    [SetUp]
    public async Task StartBrowserAsync()
    {
        _faults.Clear();
        await DebianPackage.DemandAsync(Chromium, "chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [TearDown]
    public async Task StopBrowserAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Test]
    public async Task Should_ShowWhatWasFound_When_OpenedAsAFile()
    {
        var page = await OpenAsync("index.html");

        var rows = page.Locator("#matrix tbody tr");
        Assert.That(await page.Locator("#matrix thead th").AllInnerTextsAsync(), Is.EqualTo(new[] { "Chart", "whole chart", "default", "dev", "staging", "prod" }));
        Assert.That(await rows.Nth(0).Locator("button").AllInnerTextsAsync(), Is.EqualTo(new[] { "ok", "1 error, 2 warnings", "1 error, 2 warnings", "1 error", "1 error" }));
        Assert.That(await rows.Nth(1).Locator("button").AllInnerTextsAsync(), Is.EqualTo(new[] { "ok", "ok", "ok", "ok", "ok" }));
        await Assertions.Expect(page.Locator("#verdict")).ToHaveTextAsync("failed");
        await Assertions.Expect(page.Locator("#finding-list details")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("#finding-list details").Nth(2)).ToContainTextAsync("in 2 of 4 value sets");
        await SaveScreenshotAsync(page, "report-desktop.png");
        Assert.That(_faults, Is.Empty, "what the browser complained of, and what it wanted to load");
    }

    [Test]
    public async Task Should_HighlightWhatDiffers_When_TwoValueSetsAreChosen()
    {
        var page = await OpenAsync("index.html");

        await page.Locator("#manifest-chart").SelectOptionAsync("web");
        await page.Locator("#manifest-left").SelectOptionAsync("dev");
        await page.Locator("#manifest-right").SelectOptionAsync("prod");

        await Assertions.Expect(page.Locator("#manifest-count")).ToHaveTextAsync("1 object differs · 0 only in dev · 1 only in prod · 1 equal");
        var deployment = page.Locator("#manifest-list details", new PageLocatorOptions { HasText = "Deployment/web" });
        await Assertions.Expect(deployment.Locator(".change .left mark")).ToHaveTextAsync("1");
        await Assertions.Expect(deployment.Locator(".change .right mark")).ToHaveTextAsync("3");
        await Assertions.Expect(deployment.Locator(".change .left")).ToHaveTextAsync("−   replicas: 1");

        await page.Locator("#manifest-right").SelectOptionAsync("default");
        await Assertions.Expect(page.Locator("#manifest-list details")).ToHaveCountAsync(0);
        await page.Locator("#manifest-all").CheckAsync();
        await Assertions.Expect(page.Locator("#manifest-list details")).ToHaveCountAsync(2);
    }

    [Test]
    public async Task Should_ShowEveryLine_When_FoldsAreOpened()
    {
        var page = await OpenAsync("index.html#chart=web&left=prod&right=dev");
        var deployment = page.Locator("#manifest-list details", new PageLocatorOptions { HasText = "Deployment/web" });
        await Assertions.Expect(deployment.Locator(".change .left mark")).ToHaveTextAsync("3");

        while (await deployment.Locator(".fold").CountAsync() > 0)
        {
            await deployment.Locator(".fold").First.ClickAsync();
        }

        var left = string.Join('\n', await deployment.Locator(".block pre:first-child").AllTextContentsAsync()).Split('\n').Select(line => line[2..]);
        var text = await page.EvaluateAsync<string>("(() => { const object = data.charts.find(chart => chart.name === 'web').objects.find(item => item.key.endsWith('/web') && item.key.startsWith('Deployment')); return data.texts[object.texts.at(-1)]; })()");
        Assert.That(string.Join('\n', left), Is.EqualTo(text));
    }

    [Test]
    public async Task Should_NarrowTheFindings_When_ACellIsChosenByKeyboard()
    {
        var page = await OpenAsync("index.html");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "orders, prod: 1 error" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#finding-list details")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#finding-list .body")).ToBeHiddenAsync();
        await page.Locator("#finding-list summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#finding-list .body")).ToContainTextAsync("charts/orders/templates/migration.yaml:12");
        await Assertions.Expect(page.Locator("#finding-list .why")).ToContainTextAsync("SLW012: ");

        await page.Locator("#finding-set").SelectOptionAsync("");
        await page.Locator("#finding-text").FillAsync("readinessProbe");
        await Assertions.Expect(page.Locator("#finding-list details")).ToHaveCountAsync(1);
    }

    [TestCase(360)]
    [TestCase(320)]
    public async Task Should_NotScrollSideways_When_TheScreenIsAPhone(int width)
    {
        var longName = new string('w', 120);
        var finding = new Finding("SLW023", Severity.Error, longName, longName) { ValueSet = "prod", Object = new ObjectReference("v1", "Service", longName, longName), FieldPath = longName, Location = new SourceLocation(longName) };
        Write("long.html", new FindingsReport { Charts = [new ChartReport(longName, longName, longName) { Findings = [finding], ValueSets = [new ValueSetReport(longName, 1, 5, TimeSpan.Zero), new ValueSetReport("prod", 1, 5, TimeSpan.Zero)] }] });

        foreach (var file in new[] { "index.html", "long.html" })
        {
            var page = await OpenAsync(file, width, 740);
            foreach (var summary in await page.Locator("summary").AllAsync())
            {
                await summary.EvaluateAsync("summary => summary.parentElement.open = true");
            }

            await SaveScreenshotAsync(page, $"report-phone-{width}-{file}.png");
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), file);
        }
    }

    [Test]
    public async Task Should_StayText_When_ChartsAreHostile()
    {
        var finding = new Finding("SLW023", Severity.Error, Hostile, Hostile) { ValueSet = Hostile, Advice = Hostile, FieldPath = Hostile, Location = new SourceLocation(Hostile), Suppressed = null };
        Write("hostile.html", new FindingsReport
        {
            Tools = [new ToolVersion(Hostile, Hostile)],
            Charts = [new ChartReport(Hostile, Hostile, Hostile) { Findings = [finding], ValueSets = [new ValueSetReport(Hostile, 1, 5, TimeSpan.Zero)] }],
        });

        var page = await OpenAsync("hostile.html");
        await page.Locator("#finding-list summary").ClickAsync();

        await Assertions.Expect(page.Locator("#finding-list .what")).ToHaveTextAsync($"{Hostile}: {Hostile}");
        Assert.That(await page.EvaluateAsync<int>("document.images.length"), Is.Zero);
        Assert.That(_faults, Is.Empty);
    }

    [Test]
    public async Task Should_TellChartsApart_When_TheyHaveOneName()
    {
        Write("twins.html", new FindingsReport { Charts = [TwinIn("shop/web"), TwinIn("blog/web"), new ChartReport("api", "1.0.0", "shop/api")] });
        var page = await OpenAsync("twins.html");

        Assert.That(await page.Locator("#finding-chart option").AllTextContentsAsync(), Is.EquivalentTo(new[] { "all", "web (shop/web)", "web (blog/web)", "api" }));
        await page.Locator("#finding-chart").SelectOptionAsync("web (blog/web)");

        await Assertions.Expect(page.Locator("#finding-list details")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#finding-list .what")).ToHaveTextAsync("web (blog/web): found in blog/web");

        static ChartReport TwinIn(string folder) => new("web", "1.0.0", folder) { Findings = [new Finding("SLW023", Severity.Error, "web", $"found in {folder}")] };
    }

    [Test]
    public async Task Should_BeDark_When_TheReaderPrefersIt()
    {
        var page = await OpenAsync("index.html");
        var light = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });

        await SaveScreenshotAsync(page, "report-dark.png");
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.Not.EqualTo(light));
    }

    private async Task<IPage> OpenAsync(string file, int width = 1280, int height = 900)
    {
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = ColorScheme.Light });
        page.Console += (_, message) => _faults.Add(message.Text);
        page.PageError += (_, error) => _faults.Add(error);
        page.Dialog += (_, dialog) => _faults.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith($"file://{_folder}/", StringComparison.Ordinal))
            {
                _faults.Add(request.Url);
            }
        };
        await page.GotoAsync($"file://{_folder}/{file}");
        return page;
    }

    private static void Write(string name, FindingsReport report) => new HtmlReport(Engine.FileSystem, Engine.Renderer, Engine.Cache, Engine.Documents).Write(new FilePath(Path.Combine(_folder, name)), report);

    /// <summary>Kept with the test's results, for a person to look at.</summary>
    private static async Task SaveScreenshotAsync(IPage page, string name)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
        TestContext.AddTestAttachment(file);
    }
}
