using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Reports once, at the first annotated type, that nothing is generated because the version of C# is too old.</summary>
internal sealed class LanguageVersionCheck(Compilation compilation)
{
    private readonly Lazy<SyntaxToken?> _first = new(() => First(compilation));

    public static bool Applies(Compilation compilation) => compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 };

    public void Check(SymbolAnalysisContext context)
    {
        if (_first.Value is not { } first)
            return;
        foreach (SyntaxReference part in context.Symbol.DeclaringSyntaxReferences)
        {
            if (part.SyntaxTree == first.SyntaxTree && part.GetSyntax(context.CancellationToken) is TypeDeclarationSyntax declaration && declaration.Identifier == first)
                context.ReportDiagnostic(LanguageVersionTooOld.Create(part.SyntaxTree, first.GetLocation()));
        }
    }

    private static SyntaxToken? First(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (TypeDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                if (AnnotatedDeclarations.MayBe(declaration))
                    return declaration.Identifier;
            }
        }

        return null;
    }
}
