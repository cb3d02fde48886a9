using System.Text.Json;

namespace GptImage2.Emulator.Pages;

/// <summary>Looks for a text in all that a call says.</summary>
internal static class CallSearch
{
    public static bool Matches(Call call, string text)
    {
        ReceivedRequest request = call.Request;
        return Has(request.Path, text) || Has(request.RequestId, text) || Has(request.Error, text) || Has(request.FinishReason, text)
            || Has(request.Fault?.ToString(), text) || Has(request.Refusal, text) || Has(call.Text, text)
            || request.Choices.Any(choice => Has(choice, text))
            || (request.Body is { } body && Has(body, text));
    }

    private static bool Has(JsonElement element, string text) => element.ValueKind switch
    {
        JsonValueKind.String => Has(element.GetString(), text),
        JsonValueKind.Object => element.EnumerateObject().Any(member => Has(member.Name, text) || Has(member.Value, text)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => Has(item, text)),
        JsonValueKind.Number => Has(element.GetRawText(), text),
        _ => false,
    };

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
