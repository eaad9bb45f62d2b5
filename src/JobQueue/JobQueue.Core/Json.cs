using System.Text.Json;

namespace JobQueue.Core;

/// <summary>Makes JSON values that own their memory.</summary>
internal static class Json
{
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
