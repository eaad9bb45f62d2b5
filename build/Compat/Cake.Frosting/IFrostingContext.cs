using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context of a run. Derive from <see cref="FrostingContext"/>.</summary>
#pragma warning disable CA1040 // The real package marks the context of a run by this interface too.
public interface IFrostingContext : ICakeContext;
#pragma warning restore CA1040
