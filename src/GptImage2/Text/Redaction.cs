using System.Globalization;
using System.Text;

namespace GptImage2.Text;

/// <summary>Replaces secrets in texts by <c>[key]</c>, also when they are escaped or cut.</summary>
internal sealed class Redaction
{
    private const string Shown = "[key]";

    // A shorter key, such as "test" for an emulator, is a part of ordinary words.
    private const int ShortestSecret = 8;

    // At a place where a text was cut, so many characters may be the beginning or the end of the secret.
    private const int CutPart = 3;

    // So many characters of the secret are not there by chance at the beginning or the end of any text.
    private const int EdgePart = 8;

    private const char Ellipsis = '…';
    private const int LongestEscape = 12;
    private const int MaxBackslashes = 8;

    private readonly string[] _secrets;

    public Redaction(string secret)
        : this([secret])
    {
    }

    private Redaction(string[] secrets) => _secrets = secrets;

    /// <summary>Removes the secrets of both from texts.</summary>
    public static Redaction Join(Redaction? first, Redaction second)
    {
        if (first is null || ReferenceEquals(first, second))
            return second;
        string[] all = [.. first._secrets.Union(second._secrets, StringComparer.Ordinal)];
        return all.Length == first._secrets.Length ? first : new Redaction(all);
    }

    public string? OfOptional(string? text) => text is null ? null : Of(text);

    /// <summary>Removes the secrets from a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more text followed that is not shown, so that the text may end inside of a secret.</param>
    public string Of(string text, bool isCut = false)
    {
        StringBuilder? shown = null;
        int copied = 0;
        for (int at = 0; at < text.Length;)
        {
            int end = EndOfSecret(text, at, isCut);
            if (end < 0)
            {
                at++;
                continue;
            }

            (shown ??= new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(Shown);
            copied = at = end;
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether a text has one of the secrets.</summary>
    public bool IsIn(string text) => !ReferenceEquals(Of(text), text);

    // The end of the longest secret, or of a part of one, that begins at a place; -1 when none begins there. Tokens of one provider
    // begin alike, so that the part of one must not end the search for another.
    private int EndOfSecret(string text, int at, bool isCut)
    {
        int end = -1;
        foreach (string secret in _secrets)
            end = Math.Max(end, EndOfSecret(secret, text, at, isCut));
        return end;
    }

    private static int EndOfSecret(string secret, string text, int at, bool isCut)
    {
        if (secret.Length < ShortestSecret)
            return string.CompareOrdinal(text, at, secret, 0, secret.Length) == 0 ? at + secret.Length : -1;
        (int matched, int end) = Match(secret, text, at, 0);
        if (matched == secret.Length || matched >= Math.Max(EdgePart, secret.Length / 2))
            return end;
        bool endsText = end == text.Length || (isCut && IsCutEscape(text, end));
        if ((matched >= EdgePart && endsText)
            || (matched >= CutPart && ((isCut && endsText) || (end < text.Length && text[end] == Ellipsis))))
        {
            return endsText ? text.Length : end;
        }

        int least = at == 0 ? EdgePart : text[at - 1] == Ellipsis ? CutPart : secret.Length;
        for (int from = 1; from <= secret.Length - least; from++)
        {
            (matched, end) = Match(secret, text, at, from);
            if (from + matched == secret.Length)
                return end;
        }

        return -1;
    }

    private static (int Matched, int End) Match(string secret, string text, int at, int from)
    {
        int matched = 0;
        while (from + matched < secret.Length && UnitLength(text, at, secret[from + matched]) is > 0 and int length)
        {
            at += length;
            matched++;
        }

        return (matched, at);
    }

    // The number of characters that stand for one character of the secret: itself, or an escape of JSON, URLs or HTML.
    private static int UnitLength(string text, int at, char expected)
    {
        if (at >= text.Length)
            return 0;
        ReadOnlySpan<char> rest = text.AsSpan(at);
        int escape = rest[0] switch
        {
            '\\' => JsonLength(rest, expected),
            '%' => PercentLength(rest, expected),
            '&' => HtmlLength(rest, expected),
            _ => 0,
        };
        return escape > 0 ? escape : Same(rest[0], expected) ? 1 : 0;
    }

    // JSON in a JSON string has more than one backslash.
    private static int JsonLength(ReadOnlySpan<char> text, char expected)
    {
        int letter = text[..Math.Min(text.Length, MaxBackslashes + 1)].IndexOfAnyExcept('\\');
        if (letter < 1)
            return 0;
        text = text[letter..];
        if (text[0] is 'u' or 'U' && text.Length >= 5 && IsCode(text[1..5], NumberStyles.AllowHexSpecifier, expected))
            return letter + 5;
        return Same(text[0], expected) ? letter + 1 : 0;
    }

    private static int PercentLength(ReadOnlySpan<char> text, char expected)
    {
        int digits = 1;
        while (text[digits..].StartsWith("25", StringComparison.Ordinal) && digits < LongestEscape)
            digits += 2;
        return text.Length >= digits + 2 && IsCode(text.Slice(digits, 2), NumberStyles.AllowHexSpecifier, expected) ? digits + 2
            : text.Length >= 3 && IsCode(text.Slice(1, 2), NumberStyles.AllowHexSpecifier, expected) ? 3
            : 0;
    }

    private static int HtmlLength(ReadOnlySpan<char> text, char expected)
    {
        int end = text[..Math.Min(text.Length, LongestEscape)].IndexOf(';');
        if (end < 2)
            return 0;
        ReadOnlySpan<char> name = text[1..end];
        bool isMeant = name switch
        {
            ['#', 'x' or 'X', .. var hex] => IsCode(hex, NumberStyles.AllowHexSpecifier, expected),
            ['#', .. var digits] => IsCode(digits, NumberStyles.None, expected),
            "amp" => expected == '&',
            "lt" => expected == '<',
            "gt" => expected == '>',
            "quot" => expected == '"',
            "apos" => expected == '\'',
            _ => false,
        };
        return isMeant ? end + 1 : 0;
    }

    private static bool IsCode(ReadOnlySpan<char> digits, NumberStyles style, char expected) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out int code) && code <= char.MaxValue && Same((char)code, expected);

    // Hosts of URLs are written in lower case.
    private static bool Same(char found, char expected) => char.ToLowerInvariant(found) == char.ToLowerInvariant(expected);

    private static bool IsCutEscape(string text, int at) =>
        text.Length - at < LongestEscape && text[at] is '\\' or '%' or '&';
}
