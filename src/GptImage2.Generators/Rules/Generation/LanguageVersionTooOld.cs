using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Rules;

/// <summary>GI0011: the project is compiled as a version of C# that generated code is not written in.</summary>
internal static class LanguageVersionTooOld
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI0011",
        "The version of C# is too old",
        "Nothing is generated in this project, because it is compiled as C# {0} and generated code needs C# 11: remove <LangVersion> from the project file, or set it to 11 or newer");

    public static Diagnostic Create(SyntaxTree tree, Location location) =>
        Diagnostic.Create(Descriptor, location, ((CSharpParseOptions)tree.Options).LanguageVersion.ToDisplayString());
}
