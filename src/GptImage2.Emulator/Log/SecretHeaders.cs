using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Log;

/// <summary>Leaves out what the log and the page must not hold: headers that carry keys, tokens or cookies.</summary>
internal static class SecretHeaders
{
    // Gateways and other services have names of their own for keys, of which no list is complete.
    private static readonly string[] Words = ["auth", "cookie", "key", "token", "secret", "password", "credential", "signature"];

    public static IReadOnlyDictionary<string, string> LeaveOut(IHeaderDictionary headers)
    {
        string? key = headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? last : null;
        return headers
            .Where(h => !IsSecret(h.Key) && !Holds(h.Value.ToString(), key))
            .ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    public static bool IsSecret(string name) =>
        !IsHarmless(name) && Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    // x-ratelimit-limit-tokens counts tokens of another kind, and the key of a retry opens nothing.
    private static bool IsHarmless(string name) =>
        name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "idempotency-key", StringComparison.OrdinalIgnoreCase);

    // A key of a few characters can occur in any text by chance.
    private static bool Holds(string value, string? key) =>
        key is { Length: >= 8 } ? value.Contains(key, StringComparison.Ordinal) : string.Equals(value, key, StringComparison.Ordinal);
}
