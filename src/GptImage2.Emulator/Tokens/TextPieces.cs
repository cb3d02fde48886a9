using System.Text.RegularExpressions;

namespace GptImage2.Emulator.Tokens;

/// <summary>Cuts a text into the pieces that o200k_base makes tokens of one by one: words, up to three digits, marks, white space.</summary>
internal static partial class TextPieces
{
    // Pairs of bytes are merged in time that grows with the square of the piece: a megabyte of one letter would take minutes.
    private const int LongestPiece = 256;

    private const string Lead = @"[^\r\n\p{L}\p{N}]?";
    private const string Upper = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Lower = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string Contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private const string Words = $"{Lead}{Upper}*{Lower}+{Contraction}|{Lead}{Upper}+{Lower}*{Contraction}";
    private const string Digits = @"\p{N}{1,3}";
    private const string Marks = @" ?[^\s\p{L}\p{N}]+[\r\n/]*";
    private const string WhiteSpace = @"\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>Lists the pieces in order; a piece longer than any word is cut into several.</summary>
    public static PieceEnumerator Of(ReadOnlySpan<char> text) => new(text);

    [GeneratedRegex($"{Words}|{Digits}|{Marks}|{WhiteSpace}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pattern();

    internal ref struct PieceEnumerator(ReadOnlySpan<char> text)
    {
        private Regex.ValueMatchEnumerator _matches = Pattern().EnumerateMatches(text);
        private int _end;

        public Range Current { get; private set; }

        public readonly PieceEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            int start = Current.End.Value;
            if (start == _end)
            {
                if (!_matches.MoveNext())
                    return false;

                start = _matches.Current.Index;
                _end = start + _matches.Current.Length;
            }

            Current = start..Math.Min(_end, start + LongestPiece);
            return true;
        }
    }
}
