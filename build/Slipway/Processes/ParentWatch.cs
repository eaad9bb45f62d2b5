using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Processes;

/// <summary>Has a process end with this one, however this one ends: SIGKILL runs no handler, but it closes the pipe to the process's standard input.</summary>
internal static class ParentWatch
{
    // The watcher hands on as many bytes as the process is to read, by a pipe of their own; whatever comes then is the end. The shell becomes the process: its number,
    // its signals and its exit code are those of the process.
    internal const string Script = """
        size=$1; shift
        folder=$(mktemp -d) && mkfifo "$folder/in" || exit 1
        exec 3<&0
        { head -c "$size" <&3 > "$folder/in"; cat <&3; kill "$$"; } > /dev/null 2>&1 &
        exec 4< "$folder/in"
        rm -r -- "$folder"
        exec 3<&-
        exec "$@" <&4 4<&-
        """;

    /// <summary>Puts the watcher around a process. Not for Windows.</summary>
    /// <param name="info">What is to be started; its arguments are set already.</param>
    /// <param name="request">What was asked for.</param>
    public static void Wrap(ProcessStartInfo info, ProcessRequest request)
    {
        var size = Encoding.UTF8.GetByteCount(request.StandardInput ?? "").ToString(CultureInfo.InvariantCulture);
        if (request.CommandLine is not null)
        {
            // As .NET reads it: a quotation mark inside quotation marks stands behind a backslash.
            info.Arguments = $"-c \"{Script.Replace("\"", "\\\"", StringComparison.Ordinal)}\" sh {size} \"{request.FileName}\" {request.CommandLine}";
        }
        else
        {
            string[] own = ["-c", Script, "sh", size, request.FileName];
            for (var index = 0; index < own.Length; index++)
            {
                info.ArgumentList.Insert(index, own[index]);
            }
        }

        info.FileName = "/bin/sh";
    }
}
