using Slipway.Model;

namespace Slipway.Reports;

/// <summary>A document that was checked, or an object of it when it is a list.</summary>
/// <param name="Reference">The document.</param>
/// <param name="Line">Line at which it begins, counted from 1.</param>
/// <param name="Object">What it is; null when it could not be read, or is no object.</param>
/// <param name="HasPod">Whether it is or makes pods, which the pod security standards judge.</param>
public sealed record DocumentReport(DocumentReference Reference, int Line, ObjectReference? Object, bool HasPod);
