namespace Services.Tests.Infrastructure;

internal static class HttpExtensions
{
    /// <summary>Reads an answer whatever its status.</summary>
    public static async Task<string> GetStringOfAnyStatusAsync(this HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
