using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>Makes compilations of source text, as a project with the package would have them.</summary>
internal static class Sources
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "GptImage2.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Every compilation that is made from this one shares what it has read of the references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Sources",
        [],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    static Sources() => _ = Empty.Assembly.Identity;

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    public static CSharpCompilation Compile(params string[] sources) => Compile(Options, sources);

    public static CSharpCompilation Compile(CSharpParseOptions options, params string[] sources) =>
        Empty.AddSyntaxTrees([.. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"Source{i}.cs"))]);

    /// <summary>A file with the usings that most tests need.</summary>
    public static string File(string code) => $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;

        {{code}}
        """;
}
