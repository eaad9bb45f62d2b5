using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Charts;

namespace Slipway.Build.Tasks;

/// <summary>What runs when no target is named: the check before a push.</summary>
[TaskName("Default")]
[TaskDescription("Validates and packages every chart: the check before a push.")]
[Example("", "validate and package this repository's charts")]
[Example("--charts=../other/charts", "the same for any other charts")]
[IsDependentOn(typeof(ValidateTask))]
[IsDependentOn(typeof(PackageChartsTask))]
public sealed class DefaultTask : FrostingTask<BuildContext>;
