using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace TaskSystem.Ui;

/// <summary>The page and what it loads: all of it from this program, nothing from elsewhere.</summary>
internal static class PageEndpoints
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly IReadOnlyList<(string Path, string Resource, string ContentType)> Files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/app.css", "app.css", "text/css; charset=utf-8"),
        ("/app.js", "app.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "icon.svg", "image/svg+xml"),
    ];

    public static void MapPage(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, resource, contentType) in Files)
        {
            var content = Read(resource);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
            endpoints.MapGet(path, (HttpContext context) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";

                // Asked again each time, so that a new release of the page is seen at once; unchanged, it costs 304.
                headers.CacheControl = "no-cache";
                return Results.Bytes(content, contentType, entityTag: tag);
            });
        }
    }

    public static void MapTasksApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/tasks", async (HttpRequest request, TaskExecutorClient executor, CancellationToken cancellation) =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return Results.Text(await executor.ListAsync(request.QueryString, cancellation), "application/json");
        });

    private static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
