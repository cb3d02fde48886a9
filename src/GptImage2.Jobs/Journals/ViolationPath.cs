namespace GptImage2.Jobs.Journals;

/// <summary>The paths of violations.</summary>
internal static class ViolationPath
{
    /// <summary>A path that is the same for all elements of a list: <c>/lines/*/total</c>.</summary>
    public static string WithoutIndexes(string path) =>
        string.Join('/', path.Split('/').Select(static part => part.Length > 0 && part.All(char.IsAsciiDigit) ? "*" : part));
}
