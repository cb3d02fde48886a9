using System.Text.Json;
using GptImage2.Tests.Contracts;

namespace GptImage2.Tests.OpenAI;

internal sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
