using Cake.Core;
using Slipway.Wording;

namespace Slipway.Build.Arguments;

/// <summary>Refuses a command line that names a target or an argument that does not exist, before anything runs.</summary>
/// <param name="targets">The targets there are.</param>
public sealed class ArgumentCheck(TargetCatalog targets)
{
    // The host's own switches; what they do is Cake's business.
    private static readonly string[] HostSwitches = ["target", "exclusive", "tree", "description", "dryrun", "verbosity", "version", "help", "working"];

    /// <summary>Checks a command line.</summary>
    /// <param name="arguments">The arguments, as Cake parsed them.</param>
    /// <exception cref="CakeException">An unknown target or argument, a value that is missing, or a switch that is neither on nor off; the message names what would be valid.</exception>
    public void Check(ICakeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var given = arguments.GetArguments();
        Target[] chosen = [.. targets.Chosen(arguments)];
        var allowed = chosen.SelectMany(target => target.Arguments).DistinctBy(argument => argument.Name).ToDictionary(argument => argument.Name, StringComparer.Ordinal);
        foreach (var (name, givenValues) in given.Where(pair => !HostSwitches.Contains(pair.Key)))
        {
            if (!allowed.TryGetValue(name, out var argument))
            {
                throw Unknown(name, chosen, allowed.Keys);
            }

            if (argument.Value is null)
            {
                Switches.IsOn(arguments, name);
            }
            else if (givenValues.Any(string.IsNullOrWhiteSpace))
            {
                throw new CakeException($"Reading the command line: --{name} needs a value. Write {argument.Usage}.");
            }

            if (argument is { Value: not null, IsRepeatable: false } && givenValues.Count > 1)
            {
                throw new CakeException($"Reading the command line: --{name} is given {givenValues.Count} times, and counts once. Write {argument.Usage}.");
            }
        }
    }

    private CakeException Unknown(string name, Target[] chosen, IReadOnlyCollection<string> allowed)
    {
        var target = string.Join(", ", chosen.Select(target => target.Name));
        if (BuildArguments.All.ContainsKey(name))
        {
            var takers = targets.All.Where(candidate => candidate.Arguments.Any(argument => argument.Name == name)).Select(candidate => candidate.Name);
            return new CakeException($"Reading the command line: {target} takes no --{name}; {string.Join(", ", takers)} do.");
        }

        string[] valid = [.. allowed.Concat(HostSwitches).Select(valid => "--" + valid)];
        return new CakeException($"Reading the command line: there is no argument '--{name}'. {NearestNames.Hint("--" + name, valid)} See --target=Help.");
    }
}
