namespace Slipway.Manifests;

/// <summary>What is piped into this process.</summary>
public interface IStandardInput
{
    /// <summary>Opens it; it can be read once.</summary>
    Stream Open();
}
