namespace GptImage2.Emulator.Http;

/// <summary>Leaves out what the log and the page must not hold: headers that carry keys, tokens or cookies.</summary>
internal static class SecretHeaders
{
    // Gateways and other services have names of their own for keys, of which no list is complete.
    private static readonly string[] Words = ["auth", "cookie", "key", "token", "secret", "password", "credential", "signature"];

    public static IReadOnlyDictionary<string, string> LeaveOut(IHeaderDictionary headers)
    {
        var key = headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? last : null;
        return headers
            .Where(h => !IsSecret(h.Key) && (key is null || !h.Value.ToString().Contains(key, StringComparison.Ordinal)))
            .ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    public static bool IsSecret(string name) =>
        !IsLimit(name) && Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    // x-ratelimit-limit-tokens counts tokens of another kind.
    private static bool IsLimit(string name) => name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase);
}
