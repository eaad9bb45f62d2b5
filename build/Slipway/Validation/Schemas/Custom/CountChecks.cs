using System.Globalization;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks how much there is of something in a custom resource.</summary>
internal static class CountChecks
{
    /// <summary>Checks a count.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="limits">How many there may be.</param>
    /// <param name="what">What is counted: <c>items</c>, <c>fields</c>.</param>
    /// <param name="path">The field.</param>
    /// <param name="found">Where to report.</param>
    public static void Check(int count, CountLimits limits, string what, NodePath path, List<CustomProblem> found)
    {
        var objection = count < limits.Minimum ? string.Create(CultureInfo.InvariantCulture, $"must be at least {limits.Minimum}")
            : count > limits.Maximum ? string.Create(CultureInfo.InvariantCulture, $"may be no more than {limits.Maximum}")
            : null;
        if (objection is not null)
        {
            found.Add(new CustomProblem(ApiProblemKind.Constraint, path, string.Create(CultureInfo.InvariantCulture, $"there are {count} {what}, and there {objection}")));
        }
    }
}
