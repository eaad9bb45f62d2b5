using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>An admission webhook that lets no pod of one namespace be made. The API server must reach this machine by 127.0.0.1.</summary>
internal static class DenyingWebhook
{
    public const string Reason = "no pods today";

    private const string Name = "end-to-end-deny";

    private static readonly TcpListener Listener = new(IPAddress.Loopback, 0);

    private static string _place = "";

    public static async Task StartAsync(string place)
    {
        _place = place;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Listener.Start();
        _ = ServeAsync(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null));
        await Cluster.KubectlAsync("label", "namespace", place, $"{Name}=yes");
        await ConfigureAsync(made);
    }

    public static async Task StopAsync()
    {
        await Cluster.KubectlAsync("delete", "validatingwebhookconfiguration", Name, "--ignore-not-found");
        await Cluster.KubectlAsync("label", "namespace", _place, Name + "-");
        Listener.Stop();
    }

    private static async Task ConfigureAsync(X509Certificate2 certificate)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: {{{Name}}}}
            webhooks:
              - name: {{{Name}}}.example.com
                clientConfig:
                  url: https://127.0.0.1:{{{((IPEndPoint)Listener.LocalEndpoint).Port}}}/
                  caBundle: {{{Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()))}}}
                namespaceSelector:
                  matchLabels:
                    {{{Name}}}: "yes"
                rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
                admissionReviewVersions: [v1]
                sideEffects: None
                timeoutSeconds: 5
            """);
        await Cluster.KubectlAsync("apply", $"--filename={file}");
        File.Delete(file);
    }

    private static async Task ServeAsync(X509Certificate2 certificate)
    {
        try
        {
            while (true)
            {
                using var client = await Listener.AcceptTcpClientAsync();
                await AnswerAsync(client, certificate);
            }
        }
        catch (SocketException)
        {
            // It was stopped.
        }
    }

    private static async Task AnswerAsync(TcpClient client, X509Certificate2 certificate)
    {
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            var uid = (string)JsonNode.Parse(await ReadBodyAsync(stream))!["request"]!["uid"]!;
            var answer = new JsonObject
            {
                ["apiVersion"] = "admission.k8s.io/v1",
                ["kind"] = "AdmissionReview",
                ["response"] = new JsonObject { ["uid"] = uid, ["allowed"] = false, ["status"] = new JsonObject { ["message"] = Reason } },
            }.ToJsonString();
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"));
        }
        catch (IOException)
        {
            // The API server tries again.
        }
    }

    private static async Task<string> ReadBodyAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) : length;
        }

        // A review of pods is ASCII: as many characters as bytes.
        var body = new char[length];
        await reader.ReadBlockAsync(body);
        return new string(body);
    }
}
