using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>The additional files of a project, and the folder that its build provides.</summary>
internal sealed class Prompts : AnalyzerConfigOptionsProvider
{
    private readonly Options _options;

    private Prompts(Options options, ImmutableArray<AdditionalText> files)
    {
        _options = options;
        Files = files;
    }

    public static Prompts None { get; } = In(null);

    public ImmutableArray<AdditionalText> Files { get; }

    /// <summary>The settings, as text.</summary>
    public IEnumerable<string> GlobalValues => _options.Values.Select(value => $"{value.Key} = {value.Value}");

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public static Prompts In(string? folder, params IEnumerable<(string Path, string Text)> files) => new(
        new Options(folder is null ? [] : new() { ["build_property.ProjectDir"] = folder }),
        [.. files.Select(file => new PromptText(file.Path, file.Text))]);

    /// <summary>The same with a setting more.</summary>
    public Prompts With(string key, string value) => new(new Options(new(_options.Values) { [key] = value }), Files);

    /// <summary>The same with a file more.</summary>
    public Prompts With(AdditionalText file) => new(_options, Files.Add(file));

    /// <summary>The files beside the code, and what an .editorconfig sets for all of it.</summary>
    public static Prompts With(IReadOnlyDictionary<string, string> settings, params IEnumerable<(string Path, string Text)> files) =>
        new(new Options(new(settings)), [.. files.Select(file => new PromptText(file.Path, file.Text))]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public Dictionary<string, string> Values { get; } = values;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => Values.TryGetValue(key, out value);
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
