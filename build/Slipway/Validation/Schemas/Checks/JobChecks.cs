using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Jobs and CronJobs.</summary>
internal static class JobChecks
{
    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("batch.v1.JobSpec", CheckJob),
        ("batch.v1.CronJobSpec", CheckCronJob),
        ("batch.v1beta1.CronJobSpec", CheckCronJob),
    ];

    private static void CheckJob(in CheckScope scope)
    {
        foreach (var number in (string[])["parallelism", "completions", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished"])
        {
            scope.Between(number, 0);
        }

        if (scope["template"]?["spec"] is KubeMapping pod && pod["restartPolicy"]?.Text is null or "" or "Always")
        {
            scope.Below((KubeMapping)scope["template"]!["spec"]!, "template", "spec")
                .Report(ApiProblemKind.Contradiction, "restartPolicy", "pods of a Job have the restartPolicy OnFailure or Never; without one they would have Always");
        }

        if (scope.Has("selector") && scope["manualSelector"].AsBoolean() != true)
        {
            scope.Report(ApiProblemKind.Contradiction, "selector", "a Job makes its own selector, unless manualSelector is true");
        }
    }

    private static void CheckCronJob(in CheckScope scope)
    {
        scope.NotEmpty("schedule");
        scope.Form("schedule", CronSchedules.IsValid, "a schedule has the five fields minute, hour, day, month, weekday, or is one of @yearly, @monthly, @weekly, @daily, @hourly, @every", ApiProblemKind.Value);
        scope.OneOf("concurrencyPolicy", "Allow", "Forbid", "Replace");
        scope.Between("startingDeadlineSeconds", 0);
        scope.Between("successfulJobsHistoryLimit", 0);
        scope.Between("failedJobsHistoryLimit", 0);
    }
}
