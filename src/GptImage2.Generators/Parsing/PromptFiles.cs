using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Parsing;

/// <summary>The files of a project that can contain messages.</summary>
/// <param name="projectFolder">The folder of the project; empty if the build does not provide it.</param>
/// <param name="paths">The files, by <see cref="PromptPath.OfFile"/>.</param>
/// <param name="read">Reads a file; null if it cannot be read.</param>
internal sealed class PromptFiles(string projectFolder, IReadOnlyList<string> paths, Func<int, PromptFile?> read)
{
    /// <summary>
    /// The property of the build that holds the folder of the project in base64. The compiler cuts plain values at '#' and ';'.
    /// </summary>
    public const string EncodedFolderOption = "build_property.GptImage2ProjectFolder";

    /// <summary>The property of the build that holds the folder of the project as it is.</summary>
    public const string FolderOption = "build_property.ProjectDir";

    /// <summary>Sixteen characters for each token of the context window. A longer file is not taken as text.</summary>
    public const int MostCharacters = 16 * 272_000;

    /// <summary>The problem of a file that is longer.</summary>
    public const string TooLong = "it is too long";

    /// <summary>The folder of the project; empty if the build does not provide it.</summary>
    public static string FolderOf(AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(EncodedFolderOption, out string? encoded) || encoded.Length == 0)
            return options.TryGetValue(FolderOption, out string? plain) ? plain : "";
        return Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
    }

    /// <summary>All additional files; each of them is read on demand.</summary>
    public static PromptFiles Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        string folder = FolderOf(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        return new PromptFiles(
            folder,
            options.AdditionalFiles.Select(file => PromptPath.OfFile(file.Path, folder)).ToList(),
            i => Read(options.AdditionalFiles[i].Path, options.AdditionalFiles[i], cancellationToken));
    }

    /// <summary>Reads a file if its path can match one of the wanted paths.</summary>
    public static PromptFile? Read(AdditionalText file, EquatableArray<string> wanted, string projectFolder, CancellationToken cancellationToken)
    {
        string path = PromptPath.OfFile(file.Path, projectFolder);
        return wanted.Any(name => PromptPath.EndsWith(path, name)) ? Read(path, file, cancellationToken) : null;
    }

    private static PromptFile? Read(string path, AdditionalText file, CancellationToken cancellationToken) => file.GetText(cancellationToken) switch
    {
        null => null,
        { Length: > MostCharacters } => new PromptFile(path, "", IsTooLong: true),
        { } text => new PromptFile(path, text.ToString()),
    };

    /// <summary>Files that were read.</summary>
    public static PromptFiles Of(string projectFolder, EquatableArray<PromptFile> files) =>
        new(projectFolder, files.Select(static file => file.Path).ToList(), i => files[i]);

    /// <summary>Whether a path is that of one of the files.</summary>
    public bool Has(string written)
    {
        string wanted = PromptPath.Wanted(written, projectFolder);
        return wanted.Length > 0 && paths.Any(path => PromptPath.EndsWith(path, wanted));
    }

    /// <param name="written">The path in the attribute.</param>
    /// <param name="problem">Why there is no such file; null if there is one.</param>
    /// <param name="suggestion">The file that was probably meant.</param>
    public TemplateText? Find(string written, out string? problem, out string? suggestion)
    {
        suggestion = null;
        string wanted = PromptPath.Wanted(written, projectFolder);
        if (wanted.Length == 0)
        {
            problem = "the name is empty";
            return null;
        }

        int found = IndexOf(wanted, out List<int> suffixed);
        if (found >= 0)
        {
            PromptFile? file = read(found);
            problem = file is null ? "it cannot be read" : file.IsTooLong ? TooLong : null;
            return problem is null ? TemplateText.OfFile(written, file!.Text) : null;
        }

        suggestion = suffixed.Count > 1 ? null : Suggestion.For(wanted, paths);
        problem = suffixed.Count > 1
            ? $"it could be {string.Join(" or ", suffixed.Select(i => $"'{paths[i]}'"))}: write its path from the folder of the project"
            : "it is not among the AdditionalFiles of the project" + (suggestion is null ? $": add <AdditionalFiles Include=\"{written}\" /> to the project file" : $" (did you mean '{suggestion}'?)");
        return null;
    }

    /// <summary>The position of the file that a path in an attribute names; null if there is none, or more than one.</summary>
    public int? IndexOf(string written) =>
        PromptPath.Wanted(written, projectFolder) is { Length: > 0 } wanted && IndexOf(wanted, out _) is >= 0 and int found ? found : null;

    private int IndexOf(string wanted, out List<int> suffixed)
    {
        int found = -1;
        suffixed = [];
        for (int i = 0; i < paths.Count; i++)
        {
            if (paths[i] == wanted)
                found = i;
            else if (PromptPath.EndsWith(paths[i], wanted))
                suffixed.Add(i);
        }

        return found < 0 && suffixed.Count == 1 ? suffixed[0] : found;
    }
}
