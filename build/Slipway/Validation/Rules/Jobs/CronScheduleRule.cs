using System.Globalization;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW136: CronJobs have a schedule that can be read.</summary>
internal sealed class CronScheduleRule() : PolicyRule(new Rule(
    "SLW136",
    "CronJobs have a valid schedule",
    Severity.Error,
    "The API server refuses a schedule that it cannot read, in the middle of a deployment. Common slips are a sixth field for seconds, an hour 24, and a time zone "
        + "in the schedule itself (TZ=…), which belongs into timeZone.",
    "Write five fields: minute, hour, day of the month, month, day of the week; or @daily and its like.",
    Sample.Of(Sample.CronJob("schedule: \"0 24 * * *\"")),
    Sample.Of(Sample.CronJob("schedule: \"0 0 * * *\"")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax"))
{
    private const string Months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private const string Days = "SUN MON TUE WED THU FRI SAT";

    private static readonly HashSet<string> Macros = new(StringComparer.Ordinal) { "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly" };

    private static readonly Field[] Fields =
        [new("minute", 0, 59, ""), new("hour", 0, 23, ""), new("day of the month", 1, 31, ""), new("month", 1, 12, Months), new("day of the week", 0, 6, Days)];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from cron in subject.Index.OfKind(ApiGroups.Batch, "CronJob")
        let schedule = cron.Root.At("spec", "schedule")?.Text ?? ""
        let problem = Problem(schedule)
        where problem is not null
        select Rule.InObject(subject.Set, cron, $"the schedule '{schedule}' cannot be read: {problem}", "spec.schedule");

    private static string? Problem(string schedule)
    {
        if (schedule.StartsWith('@'))
        {
            return Macros.Contains(schedule) || schedule.StartsWith("@every ", StringComparison.Ordinal) ? null : "there is no such short form";
        }

        if (schedule.Contains("TZ=", StringComparison.Ordinal))
        {
            return "the time zone belongs into timeZone";
        }

        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length != Fields.Length
            ? $"it has {parts.Length} fields, not {Fields.Length}"
            : Fields.Zip(parts).Where(pair => !pair.First.Takes(pair.Second)).Select(pair => $"'{pair.Second}' is no {pair.First.Name}").FirstOrDefault();
    }

    private sealed record Field(string Name, int Least, int Most, string Names)
    {
        // A list of: a value or a range or an asterisk, and a step behind a slash. Source: github.com/robfig/cron, parser.go.
        public bool Takes(string text) => text.Split(',').All(part =>
        {
            var halves = part.Split('/');
            var ends = halves[0].Split('-');
            var values = ends.Select(ValueOf).ToArray();
            return halves.Length <= 2
                && (halves.Length == 1 || (int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0))
                && (halves[0] is "*" or "?" || (ends.Length <= 2 && values.All(value => value >= Least && value <= Most) && values[0] <= values[^1]));
        });

        private int ValueOf(string text)
        {
            var name = Names.Split(' ').AsSpan().IndexOf(text.ToUpperInvariant());
            return name >= 0 && text.Length > 0 ? name + Least : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
        }
    }
}
