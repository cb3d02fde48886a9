using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>The additional files of a project, and the folder that its build tells.</summary>
internal sealed class Prompts : AnalyzerConfigOptionsProvider
{
    private readonly Options _options;

    private Prompts(string? folder, IEnumerable<(string Path, string Text)> files, IReadOnlyDictionary<string, string>? settings = null)
    {
        _options = new Options(folder, settings);
        Files = [.. files.Select(file => new PromptText(file.Path, file.Text))];
    }

    public static Prompts None { get; } = new(null, []);

    public ImmutableArray<AdditionalText> Files { get; }

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public static Prompts In(string? folder, params IEnumerable<(string Path, string Text)> files) => new(folder, files);

    /// <summary>The files beside the code, and what an .editorconfig sets for all of it.</summary>
    public static Prompts With(IReadOnlyDictionary<string, string> settings, params IEnumerable<(string Path, string Text)> files) => new(null, files, settings);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(string? folder, IReadOnlyDictionary<string, string>? settings) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.ProjectDir" ? folder : null;
            return value is not null || settings?.TryGetValue(key, out value) == true;
        }
    }
}

/// <summary>An additional file in memory.</summary>
internal sealed class PromptText(string path, string text) : AdditionalText
{
    public int Reads { get; private set; }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return SourceText.From(text);
    }
}
