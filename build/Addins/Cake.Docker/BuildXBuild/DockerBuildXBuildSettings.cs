namespace Cake.Docker;

/// <summary>Settings of <c>docker buildx build</c>.</summary>
public sealed class DockerBuildXBuildSettings : AutoToolSettings
{
    /// <summary>Host names and addresses for the build, as <c>name:address</c> (<c>--add-host</c>).</summary>
    public string[] AddHost { get; set; } = [];

    /// <summary>Build arguments, as <c>NAME=value</c>. Not for secrets: they stay in the image's history (<c>--build-arg</c>).</summary>
    public string[] BuildArg { get; set; } = [];

    /// <summary>The builder; the current one unless set (<c>--builder</c>).</summary>
    public string? Builder { get; set; }

    /// <summary>Caches that are read (<c>--cache-from</c>).</summary>
    public string[] CacheFrom { get; set; } = [];

    /// <summary>Caches that are written (<c>--cache-to</c>).</summary>
    public string[] CacheTo { get; set; } = [];

    /// <summary>The Dockerfile; the one of the folder unless set (<c>--file</c>).</summary>
    public string? File { get; set; }

    /// <summary>Labels of the image, as <c>name=value</c> (<c>--label</c>).</summary>
    public string[] Label { get; set; } = [];

    /// <summary>Whether the image goes to the Docker engine (<c>--load</c>).</summary>
    public bool Load { get; set; }

    /// <summary>A file for the result, the image's digest among it (<c>--metadata-file</c>).</summary>
    public string? MetadataFile { get; set; }

    /// <summary>The network of the build's commands (<c>--network</c>).</summary>
    public string? Network { get; set; }

    /// <summary>Whether no layer of an earlier build is used (<c>--no-cache</c>).</summary>
    public bool NoCache { get; set; }

    /// <summary>Where the result goes, as <c>type=local,dest=folder</c> (<c>--output</c>).</summary>
    public string[] Output { get; set; } = [];

    /// <summary>The platforms of the image, such as <c>linux/amd64</c> (<c>--platform</c>).</summary>
    public string[] Platform { get; set; } = [];

    /// <summary>How progress is shown: <c>auto</c>, <c>plain</c>, <c>tty</c> or <c>quiet</c> (<c>--progress</c>).</summary>
    public string? Progress { get; set; }

    /// <summary>Whether a newer base image is looked for (<c>--pull</c>).</summary>
    public bool Pull { get; set; }

    /// <summary>Whether the image goes to its registry (<c>--push</c>).</summary>
    public bool Push { get; set; }

    /// <summary>Whether only the image's id is shown (<c>--quiet</c>).</summary>
    public bool Quiet { get; set; }

    /// <summary>The image's names, as <c>name:tag</c> (<c>--tag</c>).</summary>
    public string[] Tag { get; set; } = [];

    /// <summary>The stage that is built; the last unless set (<c>--target</c>).</summary>
    public string? Target { get; set; }
}
