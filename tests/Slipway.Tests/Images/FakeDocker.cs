using Slipway.Processes;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Images;

/// <summary>An engine that remembers names of images, and pushes into a <see cref="FakeRegistry"/>.</summary>
internal sealed class FakeDocker(FakeRegistry registry)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _images = [];
    private readonly List<string> _commands = [];

    /// <summary>Why the engine does not answer.</summary>
    public string? Down { get; set; }

    public bool HasBuildx { get; set; }

    /// <summary>Public images that can be pulled.</summary>
    public HashSet<string> Public { get; } = [];

    /// <summary>Answers otherwise: the command line in, the outcome out; null leaves it to the usual answer.</summary>
    public Func<string, ProcessOutcome?> Answer { get; set; } = _ => null;

    /// <summary>The commands that do something, in the order in which they came.</summary>
    public IReadOnlyList<string> Work => [.. Commands.Where(command => command.Split(' ')[0] is "build" or "push" or "pull" or "tag" || command.StartsWith("buildx build", StringComparison.Ordinal))];

    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_lock)
            {
                return [.. _commands];
            }
        }
    }

    public void Add(string image) => _images.Add(image);

    public ProcessOutcome Run(ProcessRequest request)
    {
        var command = request.CommandLine!.Replace("\"", "", StringComparison.Ordinal);
        lock (_lock)
        {
            _commands.Add(command);
            return Down is { } cause ? Failed(cause) : Answer(command) ?? Usual(command, command.Split(' '));
        }
    }

    public static ProcessOutcome Failed(string error) => FakeLauncher.Outcome("", 1, error + "\n");

    private ProcessOutcome Usual(string command, string[] words)
    {
        switch (words[0])
        {
            case "version":
                return FakeLauncher.Outcome("28.2.2\n");
            case "info":
                return FakeLauncher.Outcome("/var/lib/docker\n");
            case "image":
                return _images.Contains(words[^1]) ? FakeLauncher.Outcome("sha256:1\n") : Failed("Error: No such image");
            case "buildx" when words[1] == "version":
                return HasBuildx ? FakeLauncher.Outcome("v0.20\n") : Failed("docker: unknown command: docker buildx");
            case "build" or "buildx":
                _images.Add(words.Single(word => word.StartsWith("--tag=", StringComparison.Ordinal))["--tag=".Length..]);
                return FakeLauncher.Outcome("Successfully built\n");
            case "tag" when _images.Contains(words[1]):
                _images.Add(words[2]);
                return FakeLauncher.Outcome("");
            case "pull" when Public.Contains(words[1]):
                _images.Add(words[1]);
                return FakeLauncher.Outcome("");
            case "pull":
                return Failed("Error response from daemon: Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: no such host");
            case "push" when _images.Contains(words[1]):
                // As in a registry: the digest is that of the content, whatever its name.
                var digest = FakeRegistry.DigestOf(words[1].Split(':')[^2]);
                registry.Add(words[1], digest);
                return FakeLauncher.Outcome($"The push refers to repository [{words[1]}]\nlatest: digest: {digest} size: 1234\n");
            default:
                return Failed($"the fake docker cannot '{command}'");
        }
    }
}
