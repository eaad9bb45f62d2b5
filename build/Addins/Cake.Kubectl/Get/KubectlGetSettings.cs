namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl get</c>.</summary>
public sealed class KubectlGetSettings : AutoToolSettings;
