namespace GptImage2.Generators.Parsing;

/// <summary>
/// Compares the paths of prompts in attributes with the paths of files, with any separator between folders.
/// </summary>
internal static class PromptPath
{
    /// <summary>A path with slashes, without <c>.</c> and, where possible, without <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var segments = new List<string>();
        string[] all = path.Trim().Replace('\\', '/').Split('/');
        for (int i = 0; i < all.Length; i++)
        {
            string segment = all[i];
            bool isRoot = i == 0 && segment.Length == 0;
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] is not (".." or ""))
                segments.RemoveAt(segments.Count - 1);
            else if (isRoot || (segment.Length > 0 && segment != "."))
                segments.Add(segment);
        }

        return string.Join("/", segments);
    }

    /// <summary>The path of a file; relative to the folder of the project if the file is inside it.</summary>
    public static string OfFile(string path, string projectFolder)
    {
        string file = Normalize(path);
        string folder = Normalize(projectFolder) + "/";
        return folder.Length > 1 && file.StartsWith(folder, StringComparison.Ordinal) ? file.Substring(folder.Length) : file;
    }

    /// <summary>A path from an attribute, relative to the folder of the project.</summary>
    public static string Wanted(string path, string projectFolder)
    {
        string wanted = Normalize(path);
        return OfFile(wanted.StartsWith("../", StringComparison.Ordinal) ? projectFolder + "/" + wanted : wanted, projectFolder);
    }

    /// <summary>Whether the path of a file ends with the segments of the wanted path.</summary>
    public static bool EndsWith(string file, string wanted) =>
        file.EndsWith(wanted, StringComparison.Ordinal)
        && (file.Length == wanted.Length || file[file.Length - wanted.Length - 1] == '/');
}
