namespace Tests.Shared;

/// <summary>Programs that the tests need from Debian's packages: installed when missing, where that is allowed.</summary>
internal static class DebianPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task DemandAsync(string file, string package)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (File.Exists(file))
            {
                return;
            }

            if (Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get"))
            {
                throw new InvalidOperationException($"find {file}: it is missing; install the Debian package {package}");
            }

            await Command.DemandAsync("apt-get", "update");
            await Command.DemandAsync("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends", package);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
