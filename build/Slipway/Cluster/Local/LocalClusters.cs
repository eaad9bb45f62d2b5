using Cake.Core;

namespace Slipway.Cluster.Local;

/// <summary>Picks the driver of the local cluster: the one asked for, or the first that this machine can use.</summary>
/// <param name="drivers">The drivers, in the order in which they are tried.</param>
public sealed class LocalClusters(IEnumerable<ILocalClusterDriver> drivers)
{
    private const string Doing = "Choosing a local cluster";

    private readonly ILocalClusterDriver[] _drivers = [.. drivers];

    /// <summary>Picks a driver.</summary>
    /// <param name="name">Name of the driver asked for; null for the first that can be used.</param>
    /// <param name="context">The context asked for, which only a cluster that exists can have; null for the current one.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="CakeException">None can be used; the message says what each of them lacks.</exception>
    public ILocalClusterDriver Choose(string? name, string? context, CancellationToken cancellationToken)
    {
        var wanted = name ?? (context is null ? null : ExistingClusterDriver.DriverName);
        if (context is not null && wanted != ExistingClusterDriver.DriverName)
        {
            throw new CakeException($"{Doing}: --context={context} names a cluster that exists, --cluster={wanted} makes its own. Leave one of them out.");
        }

        var lacks = new List<string>();
        foreach (var driver in _drivers.Where(driver => wanted is null || driver.Name == wanted))
        {
            if (driver.WhatItLacks(context, cancellationToken) is not { } lack)
            {
                return driver;
            }

            lacks.Add($"{driver.Name}: {lack}");
        }

        throw new CakeException($"{Doing}: there is none to be had. {string.Join("; ", lacks)}.");
    }

    /// <summary>Removes what the drivers have made.</summary>
    /// <param name="name">Name of the only driver asked for; null for all.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>Names of the drivers whose cluster was removed.</returns>
    /// <exception cref="CakeException">A cluster could not be removed, or is not Slipway's to remove.</exception>
    public IReadOnlyList<string> Down(string? name, CancellationToken cancellationToken)
    {
        if (name == ExistingClusterDriver.DriverName)
        {
            throw new CakeException("Removing the local cluster: one that existed before is not Slipway's to remove. Use what made it.");
        }

        return [.. _drivers.Where(driver => name is null || driver.Name == name).Where(driver => driver.Down(cancellationToken)).Select(driver => driver.Name)];
    }
}
