using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2031: the text of a message is the path of a file.</summary>
internal static class PathAsMessage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2031",
        "The text of the message is a path",
        "The text of the message of '{0}' is the path '{1}', and the model gets only that: write File = \"{1}\"");

    private const int LongestPath = 260;

    private static readonly Regex Path = new(@"\A[\w./\\~:-]+\.(?:md|txt|prompt|markdown|mdx|liquid|hbs|prompty)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <param name="owner">The interface or the method.</param>
    /// <param name="text">The text of its message.</param>
    /// <param name="isFile">Whether a path is that of a file of the project.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Check(ISymbol owner, string text, Func<string, bool> isFile, TemplateDiagnostics diagnostics)
    {
        string path = text.Trim();
        if (path.Length is > 0 and <= LongestPath && path.IndexOf('\n') < 0 && (Path.IsMatch(path) || isFile(path)))
            diagnostics.Report(Descriptor, owner.Name, path);
    }
}
