using System.Globalization;
using System.Security.Cryptography;

namespace Slipway.Deployments;

/// <summary>A run that holds, or wants, the lock of a release.</summary>
/// <param name="User">Who started it.</param>
/// <param name="Host">The machine that it runs on.</param>
/// <param name="Process">Its process there.</param>
/// <param name="Run">Four random digits, so that a number that is used again is not taken for the same process.</param>
public sealed record LockHolder(string User, string Host, int Process, string Run)
{
    /// <summary>This run.</summary>
    public static LockHolder Current { get; } = new(Environment.UserName, Environment.MachineName, Environment.ProcessId, RandomNumberGenerator.GetHexString(4, lowercase: true));

    /// <summary>As it stands in the Lease: <c>user@host/1234/ab12</c>.</summary>
    public string Identity => string.Create(CultureInfo.InvariantCulture, $"{User}@{Host}/{Process}/{Run}");

    /// <summary>Reads what stands in a Lease; null when it is not of Slipway's making.</summary>
    /// <param name="identity">The holder's identity.</param>
    public static LockHolder? Parse(string? identity) =>
        identity?.Split('/') is [var who, var process, var run] && who.LastIndexOf('@') is > 0 and var at && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LockHolder(who[..at], who[(at + 1)..], number, run)
            : null;

    /// <summary>Whether it is known to have ended: it ran on this machine, and there is no such process.</summary>
    public bool IsKnownToHaveEnded()
    {
        if (Host != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{User}@{Host} (process {Process})");
}
