using System.Collections.Immutable;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Turns what the parser says into diagnostics at source locations.</summary>
internal sealed class ReportingSink(SymbolAnalysisContext context) : DiagnosticSink
{
    /// <summary>The property of a diagnostic that holds what would be right, for the code fix.</summary>
    public const string Suggestion = "Suggestion";

    // What two callers find is reported once.
    private readonly HashSet<(string Id, Location Location, string Arguments)> _reported = [];

    public override bool IsRead => true;

    protected override void Receive(DiagnosticDescriptor rule, Place place, string? suggestion, string[] arguments)
    {
        if (IsOfBase(place.Symbol))
            return;
        ImmutableDictionary<string, string?> properties = suggestion is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(Suggestion, suggestion);
        Location location = Of(place);
        if (_reported.Add((rule.Id, location, string.Join("\n", arguments))) && !CompilerErrors.StandAt(location, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(rule, location, properties, arguments));
    }

    private Location Of(Place place)
    {
        if (place.Attribute?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { } syntax)
            return SourceLocation(place.Symbol);
        AttributeArgumentSyntax? argument = Argument(syntax, place);
        if (argument is not null && place.Range is { } range && ConstantText.Locate(argument.Expression, range, ConstantOf) is { } part)
            return part;
        return argument is not null && place.Argument is not null ? argument.GetLocation() : syntax.GetLocation();
    }

    // A contract that is derived has the members of its base; what is wrong with them is reported for the base, if that is one too.
    private bool IsOfBase(ISymbol symbol) =>
        symbol is not ITypeSymbol
        && symbol.ContainingType is { Arity: 0, TypeKind: not TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false } owner
        && !SymbolEqualityComparer.Default.Equals(owner, context.Symbol)
        && owner.IsContract()
        && !UnionParser.IsUnion(owner);

    private static AttributeArgumentSyntax? Argument(SyntaxNode syntax, Place place)
    {
        if (syntax is not AttributeSyntax { ArgumentList.Arguments: var all })
            return null;
        foreach (AttributeArgumentSyntax candidate in all)
        {
            if (place.Argument is null ? candidate.NameEquals is null : candidate.NameEquals?.Name.Identifier.ValueText == place.Argument)
                return candidate;
        }

        return null;
    }

    // Only what is reported gets here, once for each report: no model is made while the code is right.
#pragma warning disable RS1030
    private string? ConstantOf(ExpressionSyntax expression) =>
        context.Compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, context.CancellationToken).Value as string;
#pragma warning restore RS1030

    private static Location SourceLocation(ISymbol symbol)
    {
        foreach (Location location in symbol.Locations)
        {
            if (location.IsInSource)
                return location;
        }

        return Location.None;
    }
}
