using Cake.Core;
using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Docs;
using Slipway.Validation;
using Slipway.Wording;
using Spectre.Console;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Shows a rule's page.</summary>
/// <param name="console">Where it is shown.</param>
[TaskName("Explain")]
[TaskDescription("Shows what a rule asks for, why, a bad and a good example, and how to suppress it.")]
[TakesArguments(BuildArguments.Rule)]
[Example("--rule=SLW120", "the page of one rule")]
public sealed class ExplainTask(IAnsiConsole console) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.RuleToExplain ?? throw new CakeException("Explaining a rule: none is named. Write --rule=<id>, such as --rule=SLW120.");
        RuleExplanation.Write(console, RuleCatalog.Find(id) ?? throw Unknown(id));
    }

    private static CakeException Unknown(string id)
    {
        var nearest = NearestNames.To(id, RuleCatalog.Rules.Select(rule => rule.Id));
        return new CakeException($"Explaining a rule: there is no rule '{id}'. {(nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "docs/rules/README.md lists all.")}");
    }
}
