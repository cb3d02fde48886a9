using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3020: a member or a name of an enum has no description.</summary>
internal static class MissingDescription
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.OptIn(
        "GI3020",
        "The model gets only a name",
        "'{0}' has neither a [Description] nor a doc comment: describe it, because the model gets only its name");

    /// <summary>Whether the project has enabled the rule for the code of a symbol.</summary>
    public static bool IsOn(ISymbol symbol, DiagnosticSink sink) => sink.IsOn(Descriptor, symbol);

    public static void Report(ISymbol member, DiagnosticSink sink) => sink.Report(Descriptor, member, member.Display());
}
