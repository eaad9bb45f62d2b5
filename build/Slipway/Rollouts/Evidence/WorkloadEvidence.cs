namespace Slipway.Rollouts.Evidence;

/// <summary>What the cluster has to say of a workload that is not ready.</summary>
/// <param name="Status">The workload.</param>
/// <param name="Lines">The lines that decide, a few.</param>
/// <param name="Advice">What to do, in one line; empty when nothing better than looking is known.</param>
/// <param name="Files">All of it, to be kept: path of the file to its text.</param>
public sealed record WorkloadEvidence(WorkloadStatus Status, IReadOnlyList<string> Lines, string Advice, IReadOnlyList<EvidenceFile> Files);

/// <summary>A file of evidence.</summary>
/// <param name="Path">Its path below the folder of the deployment, with <c>/</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record EvidenceFile(string Path, string Text);
