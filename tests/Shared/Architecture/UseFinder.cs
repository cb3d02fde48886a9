using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Architecture;

/// <summary>Finds each use of a type or member that another room declares: those with a name, and those that the compiler adds.</summary>
internal sealed class UseFinder : CSharpSyntaxWalker
{
    private readonly SourceSet _sources;
    private readonly SyntaxTree _file;
    private readonly SemanticModel _model;
    private readonly string _room;
    private readonly HashSet<Use> _uses;

    private UseFinder(SourceSet sources, SyntaxTree file, HashSet<Use> uses)
    {
        _sources = sources;
        _file = file;
        _model = sources.Compilation.GetSemanticModel(file);
        _room = sources.RoomOf(file)!;
        _uses = uses;
    }

    public static IReadOnlyList<Use> Find(SourceSet sources)
    {
        var uses = new HashSet<Use>();
        foreach (SyntaxTree file in sources.Files)
            new UseFinder(sources, file, uses).Visit(file.GetRoot());
        return [.. uses.OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line)];
    }

    public override void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case null:
                return;
            case IdentifierNameSyntax { IsVar: true }:
                break;
            case ExpressionSyntax expression:
                Note(_model.GetSymbolInfo(expression), node);
                Note(_model.GetConversion(expression).MethodSymbol, node);
                break;
            case ConstructorInitializerSyntax or AttributeSyntax or PrimaryConstructorBaseTypeSyntax or OrderingSyntax or SelectOrGroupClauseSyntax:
                Note(_model.GetSymbolInfo(node), node);
                break;
            case QueryClauseSyntax clause:
                Note(_model.GetQueryClauseInfo(clause).OperationInfo, node);
                Note(_model.GetQueryClauseInfo(clause).CastInfo, node);
                break;
        }

        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                ForEachStatementInfo info = _model.GetForEachStatementInfo(loop);
                Note(info.GetEnumeratorMethod, node);
                Note(info.CurrentProperty, node);
                break;
            case AwaitExpressionSyntax awaiting:
                Note(_model.GetAwaitExpressionInfo(awaiting).GetAwaiterMethod, node);
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                Note(_model.GetDeconstructionInfo(assignment).Method, node);
                break;
        }

        base.Visit(node);
    }

    private void Note(SymbolInfo info, SyntaxNode at)
    {
        Note(info.Symbol, at);
        foreach (ISymbol candidate in info.CandidateSymbols)
            Note(candidate, at);
    }

    private void Note(ISymbol? symbol, SyntaxNode at)
    {
        symbol = symbol switch
        {
            IAliasSymbol alias => alias.Target,
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => null,
            INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol,
            _ => null,
        };
        if (symbol?.OriginalDefinition is not { } used || Declared(used) is not { } room || room == _room)
            return;
        ISymbol type = used is INamedTypeSymbol ? used : used.ContainingType;
        string member = used is INamedTypeSymbol || used is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "" : used.Name;
        _uses.Add(new Use(_room, Owner(at), room, type.Name, member, _sources.Shown(_file), at.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
    }

    // A type in parts may be in several rooms: it is at home here, if one of them is this one, or else where its first part is.
    private string? Declared(ISymbol symbol)
    {
        string? first = null;
        foreach (Location location in symbol.Locations)
        {
            string? room = _sources.RoomOf(location.SourceTree);
            if (room == _room)
                return room;
            first ??= room;
        }

        return first;
    }

    private static string Owner(SyntaxNode at) => at.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText
        ?? at.FirstAncestorOrSelf<DelegateDeclarationSyntax>()?.Identifier.ValueText
        ?? "the file";
}
