using System.Text.Json;
using EndToEnd.Tests.Infrastructure;
using EndToEnd.Tests.Systems;

namespace EndToEnd.Tests.Faults;

/// <summary>Images that do something else than they should.</summary>
internal static class FaultImage
{
    private static string Busybox => $"{Cluster.Registry}/library/busybox:1.36";

    /// <summary>An image that runs a shell script, in place of a component's.</summary>
    /// <returns>What the command line says.</returns>
    public static Task<string[]> RunningAsync(string component, string name, string script) =>
        PushAsync(component, name, $"FROM {Busybox}\nENTRYPOINT {JsonSerializer.Serialize<string[]>(["sh", "-c", script])}\n");

    /// <summary>A component's own image, behind a shell script that starts the program by <c>exec "$@"</c>.</summary>
    public static Task<string[]> WrappingAsync(string component, string name, string image, string script) =>
        PushAsync(component, name, $"FROM {image}\nENTRYPOINT {JsonSerializer.Serialize<string[]>(["sh", "-c", script + "; exec dotnet /app/app.dll \"$@\"", "sh"])}\n");

    /// <summary>A component's own image with a layer that takes its time to come.</summary>
    public static Task<string[]> GrownAsync(string component, string name, string image, int megabytes)
    {
        var ballast = new byte[megabytes << 20];
        Random.Shared.NextBytes(ballast);
        return PushAsync(component, name, $"FROM {image}\nCOPY ballast /ballast\n", ("ballast", ballast, false));
    }

    /// <summary>An image whose program is for another processor: the head of an ELF file for AArch64, which is all that the kernel looks at.</summary>
    public static Task<string[]> OfAnotherArchitectureAsync(string component, string name)
    {
        byte[] head = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 183, 0, 1, 0, 0, 0, .. new byte[40]];
        return PushAsync(component, name, "FROM scratch\nCOPY program /program\nENTRYPOINT [\"/program\"]\n", ("program", head, true));
    }

    /// <summary>An image that does not say what to run.</summary>
    public static Task<string[]> WithoutEntrypointAsync(string component, string name) =>
        PushAsync(component, name, "FROM scratch\nCOPY nothing /nothing\n", ("nothing", [0], false));

    /// <summary>An image in which a program is a script that hangs.</summary>
    public static Task<string[]> HangingAsync(string component, string name, string program) =>
        PushAsync(component, name, $"FROM {Busybox}\nCOPY {program} /bin/{program}\n", (program, "#!/bin/sh\nexec sleep 3600\n"u8.ToArray(), true));

    /// <summary>The image that runs now.</summary>
    public static Task<string> OfDeploymentAsync(string place, string name) =>
        Cluster.KubectlAsync("--namespace", place, "get", "deployment", name, "--output=jsonpath={.spec.template.spec.containers[0].image}");

    /// <summary>The image of a job that has run.</summary>
    public static async Task<string> OfJobAsync(string place, string name)
    {
        var jobs = await Cluster.ListAsync($"/apis/batch/v1/namespaces/{place}/jobs");
        return (string)jobs.First(job => ((string)job["metadata"]!["name"]!).StartsWith(name, StringComparison.Ordinal))["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!;
    }

    private static async Task<string[]> PushAsync(string component, string name, string dockerfile, params IReadOnlyList<(string Name, byte[] Content, bool IsProgram)> files)
    {
        // Each image is another one, so that no node has it already.
        var image = await JobImage.BuildAsync(name, $"{dockerfile}LABEL end-to-end={Guid.NewGuid():N}\n", files);
        return [$"--set={component}.image.repository={name}", $"--set={component}.image.tag={image.Tag}", $"--set={component}.image.digest={image.Digest}"];
    }
}
