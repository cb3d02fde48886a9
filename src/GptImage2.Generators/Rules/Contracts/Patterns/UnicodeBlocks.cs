namespace GptImage2.Generators.Rules.Patterns;

/// <summary>The replacements for the Unicode blocks that .NET supports by name, as in <c>\p{IsGreek}</c>.</summary>
internal static class UnicodeBlocks
{
    /// <summary>Whether a name in <c>\p{…}</c> is not a general category.</summary>
    public static bool IsBlock(string name) => name.StartsWith("Is", StringComparison.Ordinal) || name.StartsWith("_", StringComparison.Ordinal);

    public static string Alternative(string name, bool isNegated)
    {
        string letter = isNegated ? "P" : "p";
        return name switch
        {
            "IsBasicLatin" => isNegated ? @"'[^\x00-\x7F]'" : @"'[\x00-\x7F]'",
            "IsLatin-1Supplement" => isNegated ? @"'[^\x80-\xFF]'" : @"'[\x80-\xFF]'",
            "IsGreek" or "IsGreekandCoptic" or "IsGreekExtended" => Script("Greek"),
            "IsCyrillic" or "IsCyrillicSupplement" => Script("Cyrillic"),
            "IsCJKUnifiedIdeographs" or "IsCJKUnifiedIdeographsExtensionA" => Script("Han"),
            "IsHangulSyllables" or "IsHangulJamo" => Script("Hangul"),
            "IsArabic" or "IsArmenian" or "IsBengali" or "IsDevanagari" or "IsEthiopic" or "IsGeorgian" or "IsGujarati" or "IsGurmukhi"
                or "IsHebrew" or "IsHiragana" or "IsKannada" or "IsKatakana" or "IsKhmer" or "IsLao" or "IsMalayalam" or "IsMongolian"
                or "IsMyanmar" or "IsOriya" or "IsSinhala" or "IsSyriac" or "IsTamil" or "IsTelugu" or "IsThaana" or "IsThai" or "IsTibetan" =>
                Script(name.Substring(2)),
            _ => @"the range of its code points, as in '[\u0370-\u03FF]'",
        };

        string Script(string script) => $"'\\{letter}{{Script={script}}}'";
    }
}
