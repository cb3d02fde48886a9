using System.Text;
using System.Text.Json;

namespace GptImage2.Emulator.Pages;

/// <summary>Puts the deltas of server-sent events together, as far as they went out.</summary>
internal static class StreamedText
{
    private const string Data = "data: {";

    /// <summary>Reads the text of each choice.</summary>
    public static IReadOnlyList<string> Read(string events)
    {
        var choices = new SortedDictionary<int, StringBuilder>();
        foreach (string? line in events.Split('\n', StringSplitOptions.TrimEntries).Where(static l => l.StartsWith(Data, StringComparison.Ordinal)))
            Add(choices, line[(Data.Length - 1)..]);

        return [.. choices.Values.Select(static text => text.ToString())];
    }

    private static void Add(SortedDictionary<int, StringBuilder> choices, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!document.RootElement.TryGetProperty("choices", out JsonElement list))
                return;

            foreach (JsonElement choice in list.EnumerateArray())
            {
                int index = choice.GetProperty("index").GetInt32();
                StringBuilder text = choices.TryGetValue(index, out StringBuilder? begun) ? begun : choices[index] = new StringBuilder();
                foreach (JsonProperty member in choice.GetProperty("delta").EnumerateObject().Where(static m => m.Name is "content" or "refusal"))
                    text.Append(member.Value.GetString());
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // An event that was cut, or scripted to be broken, adds nothing; the page also shows the bytes that were sent.
        }
    }
}
