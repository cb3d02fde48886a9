using System.Buffers.Text;
using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>Checks the text formats of the attributes in System.ComponentModel.DataAnnotations, with the same results as these attributes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextFormats
{
    private static readonly string[] Schemes = ["http://", "https://", "ftp://"];

    /// <summary>Whether a text is an e-mail address: one @ that is neither the first nor the last character.</summary>
    /// <param name="text">The text.</param>
    public static bool IsEmailAddress(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && text.AsSpan().IndexOfAny('\r', '\n') < 0;
    }

    /// <summary>Whether a text is an absolute http, https or ftp URL.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUrl(string text) =>
        Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    /// <summary>Whether a text is base64.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBase64String(string text) => text.AsSpan().IndexOfAny(" \t\r\n") < 0 && Base64.IsValid(text);
}
