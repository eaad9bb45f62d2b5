using System.Globalization;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Reads schedules as CronJobs have them. Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax.</summary>
internal static class CronSchedules
{
    private static readonly (int Minimum, int Maximum)[] Ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Whether a text is a schedule.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text)
    {
        if (text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            return space > 0 && IsValid(text[(space + 1)..].Trim());
        }

        if (text.StartsWith('@'))
        {
            return text is "@yearly" or "@annually" or "@monthly" or "@weekly" or "@daily" or "@midnight" or "@hourly" || text.StartsWith("@every ", StringComparison.Ordinal);
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == Ranges.Length && fields.Select((field, position) => field.Split(',').All(part => IsPart(part, position))).All(isValid => isValid);
    }

    private static bool IsPart(string part, int position)
    {
        var step = part.Split('/');
        if (step.Length > 2 || (step.Length == 2 && (!int.TryParse(step[1], CultureInfo.InvariantCulture, out var every) || every < 1)))
        {
            return false;
        }

        if (step[0] is "*" or "?")
        {
            return true;
        }

        var ends = step[0].Split('-');
        return ends.Length <= 2 && ends.All(end => Number(end, position) is { } number && number >= Ranges[position].Minimum && number <= Ranges[position].Maximum)
            && (ends.Length == 1 || Number(ends[0], position) <= Number(ends[1], position));
    }

    private static int? Number(string text, int position)
    {
        var names = position switch
        {
            3 => Months,
            4 => Days,
            _ => [],
        };
        var index = Array.IndexOf(names, text.ToLowerInvariant());
        return index >= 0 ? index + Ranges[position].Minimum : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
