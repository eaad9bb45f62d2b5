using System.Globalization;
using Cake.Core.Diagnostics;

namespace Slipway.Secrets;

/// <summary>Cake's log, without the secrets of the run.</summary>
/// <param name="log">Where it goes.</param>
/// <param name="redactor">Knows the secrets.</param>
public sealed class RedactedLog(ICakeLog log, SecretRedactor redactor) : ICakeLog
{
    /// <inheritdoc/>
    public Verbosity Verbosity
    {
        get => log.Verbosity;
        set => log.Verbosity = value;
    }

    /// <inheritdoc/>
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        // Put together first: a secret may begin in one part and end in another.
        if (verbosity <= Verbosity)
        {
            log.Write(verbosity, level, "{0}", redactor.Redact(args is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, args) : format));
        }
    }
}
