using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator.Tool;

/// <summary>Reads a file of scripted replies.</summary>
internal static class RepliesFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] Kinds = ["json", "text", "refusal", "truncated", "contentFiltered", "sample", "error", "raw"];
    private static readonly string[] Extras = ["headers", "delayMs", "beforeChecks", "promptContains", "wrong", "fault", "reasoning", "image"];

    public static void Load(string path, ReplyScript script)
    {
        int at = 0;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            foreach (JsonElement entry in document.RootElement.EnumerateArray())
            {
                at++;
                Add(entry, script);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            string where = at == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", reply {at}");
            throw new UsageException($"{path}{where}: {e.Message}");
        }
    }

    private static void Add(JsonElement entry, ReplyScript script)
    {
        foreach (JsonProperty unknown in entry.EnumerateObject().Where(static m => !Kinds.Contains(m.Name, StringComparer.Ordinal) && !Extras.Contains(m.Name, StringComparer.Ordinal)))
            throw new FormatException($"'{unknown.Name}' is not a member of a reply.");

        string[] kinds = Kinds.Where(kind => entry.TryGetProperty(kind, out _)).ToArray();
        if (kinds.Length != 1)
            throw new FormatException($"a reply has exactly one of {string.Join(", ", Kinds)}.");

        Reply reply = Read(kinds[0], entry.GetProperty(kinds[0]));
        if (entry.TryGetProperty("wrong", out JsonElement kind))
            reply = reply.GoneWrong(Enum.Parse<MalformedReply>(kind.GetString()!, ignoreCase: true));

        if (entry.TryGetProperty("fault", out JsonElement fault))
            reply = reply.WithFault(FaultNotation.Read(fault.GetString()!));

        if (entry.TryGetProperty("headers", out JsonElement headers))
            reply = headers.EnumerateObject().Aggregate(reply, static (r, h) => r.WithHeader(h.Name, h.Value.ToString()));

        if (entry.TryGetProperty("delayMs", out JsonElement delay))
            reply = reply.WithDelay(TimeSpan.FromMilliseconds(delay.GetInt32()));

        if (entry.TryGetProperty("beforeChecks", out JsonElement early) && early.GetBoolean())
            reply = reply.BeforeChecks();

        if (entry.TryGetProperty("reasoning", out JsonElement reasoning))
            reply = reply.WithReasoning(reasoning.GetInt32());

        string? words = Optional(entry, "promptContains");
        string? image = Optional(entry, "image");
        if (words is null && image is null)
            script.Enqueue(reply);
        else if (reply.ComesBeforeChecks)
            throw new FormatException($"'{(words is null ? "image" : "promptContains")}' needs a request that was checked; 'beforeChecks' answers before the checks.");
        else
            script.When(request => Fits(request.Chat!, words, image), reply);
    }

    private static bool Fits(ChatRequest request, string? words, string? image) =>
        (words is null || request.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
        && (image is null || request.Images.Any(i => string.Equals(i.Sha256, image, StringComparison.OrdinalIgnoreCase)));

    private static Reply Read(string kind, JsonElement value) => kind switch
    {
        "json" => Reply.Json(value.GetRawText()),
        "text" => Reply.Text(value.GetString()!),
        "refusal" => Reply.Refusal(value.GetString()!),
        "truncated" => Reply.Truncated(value.GetString()!),
        "contentFiltered" => Reply.ContentFiltered(value.GetString()!),
        "sample" => Reply.Sample(),
        "error" when value.ValueKind is JsonValueKind.String => ErrorNotation.Read(value.GetString()!),
        "error" => Reply.Error(
            value.GetProperty("status").GetInt32(),
            value.GetProperty("message").GetString()!,
            Optional(value, "type") ?? "invalid_request_error",
            Optional(value, "code"),
            Optional(value, "param")),
        _ => Reply.Raw(value.GetProperty("status").GetInt32(), Optional(value, "contentType") ?? "text/plain", value.GetProperty("body").GetString()!),
    };

    private static string? Optional(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement member) ? member.GetString() : null;
}
