using Microsoft.Playwright;
using Services.Tests.Infrastructure;
using TaskSystem.Data;

namespace Services.Tests.TaskSystem;

public sealed class UiTests : ServiceFixture
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [SetUp]
    public async Task StartBrowserAsync()
    {
        await DebianPackage.DemandAsync(Chromium, "chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [TearDown]
    public async Task StopBrowserAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Test]
    public async Task Should_ShowTasksAndNewOnesWithoutReload_When_TheExecutorAnswers()
    {
        var (page, _) = await OpenAsync(1280, 800);
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(21);
        await page.EvaluateAsync("window.isTheSamePage = true");

        await Database.ExecuteAsync("insert into tasks (task_name, created_by, duration_seconds) values ('brew <b>coffee</b>', 'api', 300)");

        var row = page.Locator("#tasks tr").First;
        await Assertions.Expect(row.Locator(".name")).ToHaveTextAsync("brew <b>coffee</b>");
        await Assertions.Expect(row.Locator(".pill")).ToHaveTextAsync("running");
        await Assertions.Expect(page.Locator("#count-running")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator("#count-all")).ToHaveTextAsync("22");
        Assert.That(await page.EvaluateAsync<bool>("window.isTheSamePage"), Is.True);
        await SaveScreenshotAsync(page, "ui-desktop.png");
    }

    [Test]
    public async Task Should_NarrowTheList_When_FiltersAreUsed()
    {
        var (page, _) = await OpenAsync(1280, 800);

        await page.Locator("#creator").SelectOptionAsync("job-c");
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(1);
        await page.Locator("#creator").SelectOptionAsync(string.Empty);
        await page.Locator("#search").FillAsync("Prioritise task");
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(10);
        await page.Locator("#search").FillAsync(string.Empty);
        await page.Locator("[data-status=pending]").ClickAsync();
        await Assertions.Expect(page.Locator("#empty")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-status=pending]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task Should_ShowABannerAndRecover_When_TheExecutorIsAwayForAWhile()
    {
        var (page, executor) = await OpenAsync(1280, 800);
        await Assertions.Expect(page.Locator("#banner")).ToBeHiddenAsync();

        await executor.SignalAsync("STOP");
        await Assertions.Expect(page.Locator("#banner")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await SaveScreenshotAsync(page, "ui-banner.png");
        await executor.SignalAsync("CONT");

        await Assertions.Expect(page.Locator("#banner")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(21);
    }

    [Test]
    public async Task Should_NotScrollSideways_When_TheScreenIsAPhone()
    {
        var (page, _) = await OpenAsync(360, 740);
        await Database.ExecuteAsync("insert into tasks (task_name, created_by) values ($1, 'api')", new string('w', 150));
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(22);

        await SaveScreenshotAsync(page, "ui-phone.png");

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
    }

    [Test]
    public async Task Should_LoadNothingFromElsewhere_When_ThePageOpens()
    {
        var faults = new List<string>();
        var (page, _) = await OpenAsync(1280, 800, opened =>
        {
            opened.Request += (_, request) =>
            {
                if (new Uri(request.Url).Host != "127.0.0.1")
                {
                    faults.Add(request.Url);
                }
            };
            opened.Console += (_, message) => faults.Add(message.Text);
            opened.PageError += (_, error) => faults.Add(error);
        });

        await Assertions.Expect(page.Locator("#live")).ToHaveClassAsync("live on");
        Assert.That(faults, Is.Empty);
    }

    private async Task<(IPage Page, ServiceProcess Executor)> OpenAsync(int width, int height, Action<IPage>? prepare = null)
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        var release = new ReleaseRun(Database.Source, "release-1");
        await release.CreateTasksAsync(10, CancellationToken.None);
        await release.PrioritiseAsync(CancellationToken.None);
        await release.FinaliseAsync(CancellationToken.None);

        var executor = StartTaskSystem("TaskExecutor", ("EXECUTOR_POLL_INTERVAL_SECONDS", "0.2"));
        using var executorHttp = await executor.ReadyAsync();
        var ui = Start("TaskSystem.Ui", [("TASK_EXECUTOR_URL", executorHttp.BaseAddress!.ToString())]);
        using var http = await ui.ReadyAsync();

        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        prepare?.Invoke(page);
        Assertions.SetDefaultExpectTimeout(15_000);
        await page.GotoAsync(http.BaseAddress!.ToString());
        await Assertions.Expect(page.Locator("#tasks tr")).ToHaveCountAsync(21);
        return (page, executor);
    }

    /// <summary>Kept with the test's results, for a person to look at.</summary>
    private static async Task SaveScreenshotAsync(IPage page, string name)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        TestContext.AddTestAttachment(file);
    }
}
