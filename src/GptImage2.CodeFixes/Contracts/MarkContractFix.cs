using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Turns a type, and all types that it reaches in the solution, into contracts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkContractFix)), Shared]
internal sealed class MarkContractFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [MemberWithoutContract.Descriptor.Id, ParameterWithoutTextForm.Descriptor.Id, InvalidUnion.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (TypeAt(context, cancellationToken) is not { } type)
            yield break;
        var reached = new ReachedTypes(context.Document.Project.Solution, cancellationToken);
        reached.Add(type);
        if (reached.Types.Count > 0 && !reached.Types.Any(type => HasObstacle(type, cancellationToken)))
            yield return new TextEditFix(Title(reached.Types), "Contract", token => EditsAsync(context.Document.Project.Solution, reached.Types, token));
    }

    // What this fix does not change would stop the generation.
    private static bool HasObstacle(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var obstacles = new Obstacles();
        ContractParser.Check(type, obstacles, cancellationToken);
        return obstacles.Exist;
    }

    private static string Title(IReadOnlyList<INamedTypeSymbol> types) =>
        $"Annotate '{types[0].Name}' with [JsonContract]" + (types.Count == 1 ? "" : $", and {types.Count - 1} more that it reaches");

    private static ITypeSymbol? TypeAt(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Diagnostic.Id == InvalidUnion.Descriptor.Id)
        {
            return context.Around<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax @case
                ? context.Model.GetTypeInfo(@case.Type, cancellationToken).Type
                : null;
        }

        return DeclaredType.At(context) is { } declared ? context.Model.GetTypeInfo(declared, cancellationToken).Type : null;
    }

    private static async Task<IReadOnlyList<Edit>> EditsAsync(Solution solution, IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellationToken)
    {
        var edits = new List<Edit>();
        foreach (INamedTypeSymbol type in types)
        {
            SyntaxReference[] parts = [.. type.DeclaringSyntaxReferences.Where(static part => !GeneratedCode.IsOurs(part.SyntaxTree))];
            if (!type.IsContract())
                await AddAsync(parts[0], static (declaration, text) => Declarations.Annotate(declaration, text, "global::GptImage2.JsonContract")).ConfigureAwait(false);

            // The code that uses a closed generic contract reads it.
            for (INamedTypeSymbol? at = type.Arity == 0 ? type : null; at is not null; at = at.ContainingType)
            {
                foreach (SyntaxReference part in at.DeclaringSyntaxReferences.Where(static part => !GeneratedCode.IsOurs(part.SyntaxTree)))
                    await AddAsync(part, static (declaration, _) => Declarations.IsPartial(declaration) ? null : Declarations.MakePartial(declaration)).ConfigureAwait(false);
            }
        }

        return [.. edits.Distinct()];

        async Task AddAsync(SyntaxReference part, Func<TypeDeclarationSyntax, SourceText, TextChange?> change)
        {
            Document document = solution.GetDocument(part.SyntaxTree)!;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (await part.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax declaration && change(declaration, text) is { } made)
                edits.Add(new Edit(document.Id, made));
        }
    }

    private sealed class Obstacles : DiagnosticSink
    {
        private static readonly string[] Fixed =
            [ContractNotPartial.Descriptor.Id, ContainerNotPartial.Descriptor.Id, MemberWithoutContract.Descriptor.Id, InvalidUnion.Descriptor.Id];

        public bool Exist { get; private set; }

        protected override void Receive(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, string[] arguments) =>
            Exist |= rule.DefaultSeverity == DiagnosticSeverity.Error && !Fixed.Contains(rule.Id);
    }
}
