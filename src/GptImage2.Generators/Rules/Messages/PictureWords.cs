using System.Text.RegularExpressions;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>Recognises parameters that hold the path, the address or the base64 of a picture, by their names and by the words around them.</summary>
internal static class PictureWords
{
    // What a message is about is said early, and messages can be long.
    private const int MostRead = 4_000;
    private const int MostBefore = 200;

    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase)
    {
        "image", "img", "photo", "photograph", "picture", "pic", "screenshot", "thumbnail", "scan", "pdf", "video", "jpeg", "jpg", "png", "gif", "webp", "base64",
    };

    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        "path", "file", "filename", "url", "uri", "link", "location", "base64", "data", "bytes", "content", "source", "src",
    };

    // Words of a parameter that holds a text about a picture.
    private static readonly Regex Words = new("descri|caption|title|text|name|transcri|keyword|tag|prompt|quer|question|subject|style|topic", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex InMessage = new(
        @"\b(?:images?|photos?|photographs?|pictures?|screenshots?|scans?|scanned|receipts?|invoices?|pdfs?|videos?|look at)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly Regex Before = new(
        @"(?<sentence>[^.!?\n]*\b(?:image|photo|picture|screenshot)s?(?:\s+(?:at|from|in|here|file|url|path|link))*\s*[:=]?\s*[""'(<]?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    /// <summary>Whether the type can hold a path, an address or base64: a text, a URI, or a list of them.</summary>
    public static bool IsTextual(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { Rank: 1 } array => IsTextual(array.ElementType),
        INamedTypeSymbol { TypeArguments: [{ } item] } => IsTextual(item),
        _ => type.Is("System", "Uri"),
    };

    /// <summary>Whether the type is an image, or a list of images.</summary>
    public static bool IsImage(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsImage(array.ElementType),
        INamedTypeSymbol { TypeArguments: [{ } item] } => IsImage(item),
        _ => type.Is(SymbolNames.Product, "ImageInput"),
    };

    /// <summary>Whether the name alone says that the parameter holds a picture.</summary>
    public static bool NamePicture(string name)
    {
        List<string> words = Split(name);
        return words.Count > 0 && (Pictures.Contains(words[words.Count - 1]) || (IsPlace(words) && words.Exists(Pictures.Contains)));
    }

    /// <summary>Whether the name and the message together say that the parameter holds a picture.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="message">The message.</param>
    /// <param name="before">What stands before the placeholder.</param>
    public static bool MessageSpeaksOf(string name, string message, string before)
    {
        if (IsPlace(Split(name)))
            return InMessage.IsMatch(message.Substring(0, Math.Min(message.Length, MostRead)));
        string near = before.Substring(Math.Max(0, before.Length - MostBefore));
        return !Words.IsMatch(name) && Before.Match(near) is { Success: true } found && !Words.IsMatch(found.Groups["sentence"].Value);
    }

    /// <summary>What to take instead of the parameter.</summary>
    public static string Alternative(IParameterSymbol parameter)
    {
        List<string> words = Split(parameter.Name);
        bool isList = parameter.Type.SpecialType != SpecialType.System_String && !parameter.Type.Is("System", "Uri");
        if (words.Exists(static word => Same(word, "pdf")))
            return "take an IReadOnlyList<ImageInput>, and pass the pages as images";
        if (words.Exists(static word => Same(word, "video")))
            return "take an IReadOnlyList<ImageInput>, and pass frames of it";
        string what = isList ? "take an IReadOnlyList<ImageInput>, each" : "take an ImageInput:";
        string value = isList ? "…" : parameter.Name;
        if (parameter.Type.Is("System", "Uri") || (parameter.Type is INamedTypeSymbol { TypeArguments: [{ } item] } && item.Is("System", "Uri")))
            return $"{what} ImageInput.FromUri({value})";
        if (words.Exists(static word => Same(word, "url") || Same(word, "uri") || Same(word, "link")))
            return $"{what} ImageInput.FromUri(new Uri({value}))";
        return words.Exists(static word => Same(word, "base64"))
            ? $"{what} ImageInput.FromBytes(Convert.FromBase64String({value}))"
            : $"{what} ImageInput.FromFile({value})";
    }

    private static bool Same(string word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlace(List<string> words) =>
        words.Count > 0
        && (Places.Contains(words[words.Count - 1])
            || (words.Count > 1 && Same(words[words.Count - 1], "name") && Same(words[words.Count - 2], "file")));

    /// <summary>The words of a name in camel case, in the singular and without numbers at their end.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length
                || name[i] == '_'
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            string word = Singular(name.Substring(start, i - start).Trim('_'));
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }

        return words;
    }

    private static string Singular(string word)
    {
        string bare = Same(word, "base64") ? word : word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare.Length > 3 && bare[bare.Length - 1] is 's' or 'S' && !Same(bare, "bytes") ? bare.Substring(0, bare.Length - 1) : bare;
    }
}
