using System.Buffers;
using System.Collections.Frozen;

namespace GptImage2.OpenAI;

/// <summary>Which extra headers may be sent, and which of them are secret.</summary>
internal static class HeaderRules
{
    private static readonly FrozenSet<string> Owned = FrozenSet.ToFrozenSet(
        ["Accept", "Authorization", "Connection", "Expect", "Host", "Keep-Alive", "OpenAI-Organization", "OpenAI-Project", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Gateways have names of their own for keys, of which no list is complete.
    private static readonly string[] SecretWords = ["auth", "cookie", "key", "token", "secret", "password", "credential", "signature"];

    /// <summary>Why a header cannot be set; null when it can. The value is not quoted.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="keyHeader">The header of the key; null for Authorization.</param>
    public static string? Mistake(string name, string? value, string? keyHeader)
    {
        if (MistakeInName(name) is { } mistake)
            return mistake;
        if (string.Equals(name, keyHeader, StringComparison.OrdinalIgnoreCase))
            return $"must not have '{name}', which has the key";
        if (string.IsNullOrEmpty(value))
            return $"must have a value for '{name}'";
        int odd = value.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        return odd >= 0 || value[0] == ' ' || value[^1] == ' '
            ? $"must have a value of printable ASCII characters for '{name}', without a space at its beginning or end"
            : null;
    }

    /// <summary>Why a name cannot be that of a header of yours; null when it can.</summary>
    public static string? MistakeInName(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAnyExcept(NameCharacters))
            return "must have names of headers: letters, digits and hyphens";
        return Owned.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? $"must not have '{name}', which the client sets itself"
            : null;
    }

    /// <summary>Whether the value of a header looks like a secret by the name of the header.</summary>
    public static bool IsSecret(string name) => Array.Exists(SecretWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
