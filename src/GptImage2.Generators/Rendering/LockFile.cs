using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>The lock file of a project.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Prompts">Its sections.</param>
internal sealed record LockFile(AdditionalText File, SourceText Text, PromptLock Prompts)
{
    /// <summary>
    /// The file next to the project file. If the build does not provide the folder, it is the only file with the name.
    /// </summary>
    public static AdditionalText? Of(AnalyzerOptions options)
    {
        AdditionalText? named = null;
        int count = 0;
        string? folder = null;
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (!file.Path.EndsWith(PromptLock.FileName, StringComparison.Ordinal))
                continue;
            folder ??= PromptFiles.FolderOf(options.AnalyzerConfigOptionsProvider.GlobalOptions);
            string path = PromptPath.OfFile(file.Path, folder);
            if (path == PromptLock.FileName)
                return file;
            if (!PromptPath.EndsWith(path, PromptLock.FileName))
                continue;
            named = file;
            count++;
        }

        return count == 1 && folder?.Length == 0 ? named : null;
    }

    public Location Locate(TextSpan span) => Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));
}
