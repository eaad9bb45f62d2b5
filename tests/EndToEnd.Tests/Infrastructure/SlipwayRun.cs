namespace EndToEnd.Tests.Infrastructure;

/// <summary>Runs <c>./build.sh</c>, as a user or CI does.</summary>
internal static class SlipwayRun
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        // The command under test, not the run of tests around it, decides on all of these.
        ["SLIPWAY_ROOT"] = null,
        ["KUBECONFIG"] = null,
        ["NO_COLOR"] = "1",
    };

    public static Task<CommandResult> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string?>(), arguments);

    public static Task<CommandResult> StartAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Command.RunAsync(Repository.PathOf("build.sh"), arguments, With(environment));

    /// <summary>Runs it, and fails unless it succeeds.</summary>
    public static async Task<CommandResult> DemandAsync(params string[] arguments)
    {
        var result = await StartAsync(arguments);
        Assert.That(result.ExitCode, Is.Zero, $"./build.sh {string.Join(' ', arguments)}:\n{result.Output}");
        return result;
    }

    /// <summary>Runs a command as the documentation has it, and fails unless it succeeds. A test of the documentation looks for these texts.</summary>
    public static Task<CommandResult> DocumentedAsync(string command)
    {
        var words = command.Split(' ');
        Assert.That(words[0], Is.EqualTo("./build.sh"));
        return DemandAsync(words[1..]);
    }

    /// <summary>Runs a command as the documentation has it, and fails unless it ends as a plan with changes does: with exit code 2.</summary>
    public static async Task<CommandResult> ChangesDocumentedAsync(string command)
    {
        var result = await StartAsync(command.Split(' ')[1..]);
        Assert.That(result.ExitCode, Is.EqualTo(2), $"{command}:\n{result.Output}");
        return result;
    }

    public static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> environment)
    {
        var all = new Dictionary<string, string?>(Defaults);
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        return all;
    }
}
