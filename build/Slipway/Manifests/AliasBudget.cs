namespace Slipway.Manifests;

/// <summary>
/// Counts what a document stands for once its aliases are copied out, and says when that is far more than its text: a few lines of aliases of aliases can
/// stand for billions of nodes. Source: the limits of go-yaml v2 (decode.go), by which Kubernetes refuses such documents too.
/// </summary>
internal sealed class AliasBudget
{
    /// <summary>What to say of a document that exceeds it.</summary>
    public const string Message = "its aliases stand for far more than it says; it is refused, because to copy them out would take all memory";

    private const int FreeAliased = 100;
    private const int FreeNodes = 1000;
    private const double SmallDocument = 400_000;
    private const double LargeDocument = 4_000_000;
    private const double ShareOfSmall = 0.99;
    private const double ShareOfLarge = 0.10;

    private long _aliased;

    /// <summary>How many nodes there are so far, aliases copied out.</summary>
    public long Nodes { get; private set; }

    /// <summary>Whether the share of nodes that come from aliases is larger than an honest document has.</summary>
    public bool IsExceeded => _aliased > FreeAliased && Nodes > FreeNodes && _aliased > Nodes * AllowedShare;

    private double AllowedShare => Nodes switch
    {
        <= (long)SmallDocument => ShareOfSmall,
        >= (long)LargeDocument => ShareOfLarge,
        _ => ShareOfSmall - ((ShareOfSmall - ShareOfLarge) * (Nodes - SmallDocument) / (LargeDocument - SmallDocument)),
    };

    /// <summary>Counts a node that stands in the text.</summary>
    public void Count() => Nodes++;

    /// <summary>Counts the nodes that an alias stands for.</summary>
    /// <param name="size">How many these are.</param>
    public void CountAliased(long size)
    {
        Nodes += size;
        _aliased += size;
    }
}
