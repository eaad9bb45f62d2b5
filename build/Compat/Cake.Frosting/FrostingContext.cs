using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context that tasks, lifetimes and their helpers are given: Cake's own services, and what a derived class adds.</summary>
/// <param name="context">Cake's context.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
