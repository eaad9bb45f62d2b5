namespace Cake.Kubectl;

/// <summary>Settings of <c>kubectl config current-context</c>.</summary>
public sealed class KubectlConfigCurrentContextSettings : AutoToolSettings;
