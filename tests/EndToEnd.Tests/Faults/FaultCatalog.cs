namespace EndToEnd.Tests.Faults;

/// <summary>All faults, in the order of the table.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyList<Fault> All { get; } = [.. ImageFaults.All, .. JobFaults.All, .. PodFaults.All, .. ClusterFaults.All, .. RunFaults.All];

    /// <summary>Few that stand for all, for every run of the end-to-end tests.</summary>
    public static IReadOnlyList<Fault> Representative { get; } = [ImageFaults.BadTag, ImageFaults.CrashAtStart, JobFaults.JobB];

    /// <summary>Names, as cases of tests.</summary>
    public static IEnumerable<string> Names => All.Select(fault => fault.Name);

    public static IEnumerable<string> RepresentativeNames => Representative.Select(fault => fault.Name);

    public static Fault Of(string name) => All.First(fault => fault.Name == name);
}
