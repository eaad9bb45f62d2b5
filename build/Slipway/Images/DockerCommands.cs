using System.Text.Json;
using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Docker;
using Slipway.Processes;

namespace Slipway.Images;

/// <summary>Runs docker, so that many commands can run side by side, and says in one line what went wrong.</summary>
/// <param name="context">Cake's context.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="disk">How full the engine's disk is.</param>
public sealed partial class DockerCommands(ICakeContext context, ToolProcesses processes, IDiskSpace disk)
{
    private static readonly TimeSpan QuestionTimeLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PullTimeLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan WorkTimeLimit = TimeSpan.FromMinutes(15);
    private static readonly string[] Executables = ["docker", "docker.exe"];

    private readonly Lock _lock = new();
    private bool? _hasBuildx;

    /// <summary>Why no Docker engine can be used; null when one answers.</summary>
    /// <param name="cancellationToken">Kills docker.</param>
    public string? WhatEngineLacks(CancellationToken cancellationToken)
    {
        if (context.Tools.Resolve(Executables) is null)
        {
            return "docker is not on PATH";
        }

        const string What = "docker version";
        var outcome = Ask(What, "version --format {{.Server.Version}}", cancellationToken);
        return outcome.Succeeded ? null : outcome.Explain(What, new ProcessRequest("docker"))[(What.Length + 2)..];
    }

    /// <summary>Sees to it that a Docker engine answers.</summary>
    /// <param name="doing">What it is needed for.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <exception cref="CakeException">There is none, or this user may not use it; the message says what to do.</exception>
    public void RequireEngine(string doing, CancellationToken cancellationToken)
    {
        if (WhatEngineLacks(cancellationToken) is { } lack)
        {
            throw new CakeException($"{doing}: no Docker engine answers: {lack}. {DockerAdvice.ForEngine(context.Environment.Platform.Family, lack)}");
        }
    }

    /// <summary>Whether the engine has an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    public bool HasImage(ImageName image, CancellationToken cancellationToken) =>
        Ask($"docker image inspect of {image}", $"image inspect --format {{{{.Id}}}} {image}", cancellationToken).Succeeded;

    /// <summary>Builds an image into the engine: by buildx where there is one, else by the engine's own builder.</summary>
    /// <param name="build">What to build.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <returns>What docker said.</returns>
    /// <exception cref="CakeException">It cannot be built; a full disk is named.</exception>
    public string Build(ImageBuild build, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        string[] tags = [build.Name.ToString()];
        string[] arguments = [.. build.Arguments.Select(pair => $"{pair.Key}={pair.Value}")];
        string[] labels = [.. build.Labels.Select(pair => $"{pair.Key}={pair.Value}")];
        var (file, folder) = (build.Dockerfile.FullPath, build.Folder.FullPath);
        var what = $"Building image {build.Name}";
        var outcome = HasBuildx(cancellationToken)
            ? Run(what, docker => docker.DockerBuildXBuild(new() { Tag = tags, BuildArg = arguments, Label = labels, File = file, Load = true, Progress = "plain" }, folder), cancellationToken)
            : Run(what, docker => docker.DockerBuild(new() { Tag = tags, BuildArg = arguments, Label = labels, File = file }, folder), cancellationToken);
        return outcome.Succeeded ? outcome.StandardOutput.Text + outcome.StandardError.Text : throw Failed(what, outcome, cancellationToken);
    }

    /// <summary>Uploads an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <returns>The digest that the registry has it under.</returns>
    /// <exception cref="CakeException">The registry refuses, or cannot be reached.</exception>
    public string Push(ImageName image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var what = $"Pushing {image.Repository}:{image.Tag} to registry {image.Registry}";
        var outcome = Run(what, docker => docker.DockerPush(new DockerImagePushSettings(), image.ToString()), cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new CakeException($"{outcome.Explain(what, new ProcessRequest("docker"))}. {DockerAdvice.ForPush(image, outcome.StandardError.Text)}");
        }

        return PushedDigest().Match(outcome.StandardOutput.Text) is { Success: true } digest
            ? digest.Groups["digest"].Value
            : throw new CakeException($"{what}: docker did not say the digest");
    }

    /// <summary>Fetches an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <returns>Null when it was fetched; otherwise why not.</returns>
    public string? TryPull(ImageName image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        try
        {
            var outcome = processes.Run("docker pull", PullTimeLimit, runner => new ToolContext(context, runner).DockerPull(new DockerImagePullSettings(), image.ToString()), cancellationToken);
            return outcome.Succeeded ? null : outcome.Explain("docker pull", new ProcessRequest("docker"));
        }
        catch (CakeException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Gives an image of the engine a further name.</summary>
    /// <param name="image">The image.</param>
    /// <param name="name">Its further name.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <exception cref="CakeException">The engine has no such image.</exception>
    public void Tag(ImageName image, ImageName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(name);
        var what = $"Naming {image} {name}";
        var outcome = Run(what, docker => docker.DockerTag(image.ToString(), name.ToString()), cancellationToken);
        if (!outcome.Succeeded)
        {
            throw Failed(what, outcome, cancellationToken);
        }
    }

    /// <summary>The digest of an image in its registry, asked for with the logins that docker has.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Kills docker.</param>
    /// <returns>The digest; null when the registry has no such image.</returns>
    /// <exception cref="CakeException">The registry refuses, or cannot be reached.</exception>
    public string? FindDigest(ImageName image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var what = $"Asking registry {image.Registry} for {image.Repository}:{image.Tag}";
        var hasBuildx = HasBuildx(cancellationToken);
        var outcome = Ask(what, hasBuildx ? $"buildx imagetools inspect {image} --format \"{{{{json .Manifest}}}}\"" : $"manifest inspect --verbose {image}", cancellationToken);
        if (!outcome.Succeeded)
        {
            return NoSuchImage().IsMatch(outcome.StandardError.Text)
                ? null
                : throw new CakeException($"{outcome.Explain(what, new ProcessRequest("docker"))}. Log in: docker login {image.Registry}");
        }

        using var manifest = JsonDocument.Parse(outcome.StandardOutput.Bytes);
        var described = hasBuildx ? manifest.RootElement : DescriptorOf(manifest.RootElement);
        return described is { ValueKind: JsonValueKind.Object } && described.TryGetProperty("digest", out var digest)
            ? digest.GetString()
            : throw new CakeException($"{what}: the image is for several platforms, and the registry wants a login: only docker buildx can tell its digest. Install it: https://docs.docker.com/go/buildx/");
    }

    // An image of several platforms comes as a list, which has their digests, but not its own.
    private static JsonElement DescriptorOf(JsonElement manifest) =>
        manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty("Descriptor", out var descriptor) ? descriptor : default;

    private bool HasBuildx(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _hasBuildx ??= Ask("docker buildx version", "buildx version", cancellationToken).Succeeded;
        }
    }

    private ProcessOutcome Ask(string what, string command, CancellationToken cancellationToken) =>
        processes.Run(what, QuestionTimeLimit, runner => new ToolContext(context, runner).DockerCustomCommand(new DockerCustomCommandSettings(), command), cancellationToken);

    private ProcessOutcome Run(string what, Action<ICakeContext> run, CancellationToken cancellationToken) =>
        processes.Run(what, WorkTimeLimit, runner => run(new ToolContext(context, runner)), cancellationToken);

    private CakeException Failed(string what, ProcessOutcome outcome, CancellationToken cancellationToken)
    {
        if (!DockerAdvice.IsDiskFull(outcome))
        {
            return new CakeException(outcome.Explain(what, new ProcessRequest("docker")));
        }

        var folder = Ask("docker info", "info --format {{.DockerRootDir}}", cancellationToken).StandardOutput.Text.Trim();
        var space = folder.Length == 0 ? "" : " " + DiskSpace.Describe(disk, folder);
        return new CakeException($"{what}: no space left on device.{space} Free some: docker system prune");
    }

    [GeneratedRegex(@"digest: (?<digest>sha256:[0-9a-f]{64})")]
    private static partial Regex PushedDigest();

    [GeneratedRegex("no such manifest|manifest unknown|: not found|name unknown", RegexOptions.IgnoreCase)]
    private static partial Regex NoSuchImage();
}
