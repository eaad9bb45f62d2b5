using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Slipway.Processes;

/// <summary>Asks a process to end, which .NET itself cannot: it only kills.</summary>
internal static class Signals
{
    // POSIX.1, <signal.h>.
    private const int Sigterm = 15;

    /// <summary>Sends SIGTERM. Not for Windows.</summary>
    /// <param name="process">A process that was started here, and is not disposed of: its number cannot be another one's yet.</param>
    /// <returns>Whether it was sent.</returns>
    public static bool Terminate(Process process)
    {
        try
        {
            return !process.HasExited && Kill(process.Id, Sigterm) == 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
