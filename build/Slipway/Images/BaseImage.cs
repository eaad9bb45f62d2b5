using System.Text;
using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Images;

/// <summary>Finds the image that the services' images start from: the one that the Dockerfile names, in the environment's registry where that has it.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="folders">Where images come from.</param>
/// <param name="registry">Asks registries.</param>
public sealed partial class BaseImage(IFileSystem fileSystem, ImageFolders folders, ImageRegistry registry)
{
    /// <summary>Finds the image.</summary>
    /// <param name="host">The environment's registry.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Its name with its digest, and the digest alone.</returns>
    /// <exception cref="CakeException">No registry has it; the message says how to get it there.</exception>
    public async Task<(string Reference, string Digest)> FindAsync(string host, CancellationToken cancellationToken)
    {
        var named = ImageName.Parse(Named());
        var mirrored = named.In(host);
        if (await registry.FindDigestAsync(mirrored, cancellationToken) is { } digest)
        {
            return (mirrored.At(digest), digest);
        }

        string cause;
        try
        {
            if (await registry.FindDigestAsync(named, cancellationToken) is { } publicDigest)
            {
                return (named.At(publicDigest), publicDigest);
            }

            cause = $"registry {named.Registry} has none either";
        }
        catch (CakeException exception)
        {
            cause = exception.Message;
        }

        throw new CakeException($"Finding the base image {named}: registry {host} has none ({cause}). Fill it first: --target=Mirror-Images.");
    }

    private string Named()
    {
        var text = Encoding.UTF8.GetString(fileSystem.GetFile(folders.Dockerfile).ReadAllBytes());
        return BaseArgument().Match(text) is { Success: true } match
            ? match.Groups["image"].Value
            : throw new CakeException($"Finding the base image: {folders.Root.GetRelativePath(folders.Dockerfile)} has no line ARG {ImageBuilder.BaseArgument}=<image>.");
    }

    [GeneratedRegex($@"^ARG {ImageBuilder.BaseArgument}=(?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex BaseArgument();
}
