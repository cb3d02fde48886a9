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
internal sealed class PromptFiles(string projectFolder, IReadOnlyList<string> paths, Func<int, string?> read)
{
    /// <summary>The property of the build that holds the folder of the project.</summary>
    public const string FolderOption = "build_property.ProjectDir";

    /// <summary>All additional files; each of them is read on demand.</summary>
    public static PromptFiles Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        string folder = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FolderOption, out string? value) ? value : "";
        return new PromptFiles(
            folder,
            options.AdditionalFiles.Select(file => PromptPath.OfFile(file.Path, folder)).ToList(),
            i => options.AdditionalFiles[i].GetText(cancellationToken)?.ToString());
    }

    /// <summary>Reads a file if its path can match one of the wanted paths.</summary>
    public static PromptFile? Read(AdditionalText file, EquatableArray<string> wanted, string projectFolder, CancellationToken cancellationToken)
    {
        string path = PromptPath.OfFile(file.Path, projectFolder);
        return wanted.Any(name => PromptPath.EndsWith(path, name)) && file.GetText(cancellationToken) is { } text
            ? new PromptFile(path, text.ToString())
            : null;
    }

    /// <summary>Files that were read.</summary>
    public static PromptFiles Of(string projectFolder, EquatableArray<PromptFile> files) =>
        new(projectFolder, files.Select(static file => file.Path).ToList(), i => files[i].Text);

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

        int found = -1;
        var suffixed = new List<int>();
        for (int i = 0; i < paths.Count; i++)
        {
            if (paths[i] == wanted)
                found = i;
            else if (PromptPath.EndsWith(paths[i], wanted))
                suffixed.Add(i);
        }

        if (found < 0 && suffixed.Count == 1)
            found = suffixed[0];
        if (found >= 0)
        {
            problem = read(found) is null ? "it cannot be read" : null;
            return read(found) is { } text ? TemplateText.OfFile(written, text) : null;
        }

        suggestion = suffixed.Count > 1 ? null : Suggestion.For(wanted, paths);
        problem = suffixed.Count > 1
            ? $"it could be {string.Join(" or ", suffixed.Select(i => $"'{paths[i]}'"))}: write its path from the folder of the project"
            : "it is not among the AdditionalFiles of the project" + (suggestion is null ? $": add <AdditionalFiles Include=\"{written}\" /> to the project file" : $" (did you mean '{suggestion}'?)");
        return null;
    }
}
