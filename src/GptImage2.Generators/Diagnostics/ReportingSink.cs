using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Turns the reports of the parser into diagnostics at source locations.</summary>
internal sealed class ReportingSink(SymbolAnalysisContext context, DiagnosticDeduplicator? deduplicator = null) : DiagnosticSink(seesGeneratedCode: true)
{
    /// <summary>The property of a diagnostic that contains the correct text for the code fix.</summary>
    public const string Suggestion = "Suggestion";

    /// <summary>
    /// The property of a diagnostic that contains its range in a text: the position and the length. The text is a constant, or the
    /// file of a message.
    /// </summary>
    public const string Range = "Range";

    // Two callers may find the same mistake; it is reported once.
    private readonly HashSet<(string Id, Location Location, string Arguments)> _reported = [];
    private List<(INamedTypeSymbol Base, DiagnosticDescriptor Rule, string[] Arguments)>? _inherited;

    public override bool IsRead => true;

    public override bool IsOn(DiagnosticDescriptor rule, ISymbol symbol)
    {
        CompilationOptions options = context.Compilation.Options;
        ReportDiagnostic severity = ReportDiagnostic.Default;
        bool isSet = options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out severity);
        if (!isSet && options.SyntaxTreeOptionsProvider is { } provider)
        {
            ISymbol owner = symbol.IsForeign(context.Compilation.Assembly) ? context.Symbol : symbol;
            isSet = owner.DeclaringSyntaxReferences is [{ SyntaxTree: var tree }, ..] && provider.TryGetDiagnosticValue(tree, rule.Id, context.CancellationToken, out severity);
            isSet = isSet || provider.TryGetGlobalDiagnosticValue(rule.Id, context.CancellationToken, out severity);
        }

        return isSet && severity is not (ReportDiagnostic.Default or ReportDiagnostic.Suppress);
    }

    protected override void Receive(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, string[] arguments)
    {
        if (BaseOf(place.Symbol) is { } @base)
        {
            if (rule.DefaultSeverity == DiagnosticSeverity.Error)
                (_inherited ??= []).Add((@base, rule, arguments));
            return;
        }

        Report(rule, Of(place), PropertiesOf(place, suggestion), arguments);
    }

    public override void ReportInherited(Func<INamedTypeSymbol, bool> isSound)
    {
        List<(INamedTypeSymbol Base, DiagnosticDescriptor Rule, string[] Arguments)> inherited = _inherited ?? [];
        _inherited = null;
        foreach ((INamedTypeSymbol @base, DiagnosticDescriptor rule, string[] arguments) in inherited)
        {
            if (isSound(@base))
                Report(rule, Location.None, ImmutableDictionary<string, string?>.Empty, arguments);
        }
    }

    private void Report(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, string[] arguments)
    {
        // Members of bases in other projects are reported at the type that inherits them.
        if (location.SourceTree is not { } tree || !context.Compilation.ContainsSyntaxTree(tree))
        {
            location = Annotated();
            rule = Rule.Within(rule, arguments.Length);
            arguments = [.. arguments, context.Symbol.Display()];
        }
        else if (IsGenerated(location))
        {
            // An error stops the generation, so it is reported also where no one looks.
            if (rule.DefaultSeverity != DiagnosticSeverity.Error)
                return;
            if (Annotated() is { SourceTree: not null } part && !IsGenerated(part))
                location = part;
        }

        if (deduplicator?.Has(rule, location, context.Symbol) == false || !_reported.Add((rule.Id, location, string.Join("\n", arguments))))
            return;
        if (!CompilerErrors.ExistAt(location, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(rule, location, properties, arguments));
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(DiagnosticLocation place, string? suggestion)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (suggestion is not null)
            properties = properties.Add(Suggestion, suggestion);
        return (place.Range ?? place.FileRange) is { } range
            ? properties.Add(Range, $"{range.Start.Invariant()} {range.Length.Invariant()}")
            : properties;
    }

    private Location Of(DiagnosticLocation place)
    {
        if (place.Syntax is not null)
            return place.Syntax.GetLocation();
        if (place.Attribute?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { } syntax)
            return place.Symbol.SourceLocation();
        AttributeArgumentSyntax? argument = Argument(syntax, place);
        if (argument is not null && place.Range is { } range && ConstantText.Locate(argument.Expression, range, TextOf) is { } part)
            return part;
        return argument is not null && place.Argument is not null ? argument.GetLocation() : syntax.GetLocation();
    }

    // A derived contract has the members of its base. If the base is a contract too, mistakes in them are reported there.
    private INamedTypeSymbol? BaseOf(ISymbol symbol) =>
        symbol is not ITypeSymbol
        && symbol.ContainingType is { Arity: 0, TypeKind: not TypeKind.Interface } owner
        && !SymbolEqualityComparer.Default.Equals(owner, context.Symbol)
        && owner.IsContract()
        && !owner.IsUnion()
            ? owner
            : null;

    // The name of the type where its attribute is.
    private Location Annotated()
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if ((attribute.AttributeClass.Is(SymbolNames.Product, SymbolNames.ContractAttribute) || attribute.AttributeClass.Is(SymbolNames.Product, SymbolNames.ClientAttribute))
                && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration)
            {
                return declaration.Identifier.GetLocation();
            }
        }

        return context.Symbol.SourceLocation();
    }

    private bool IsGenerated(Location location) =>
        context.Symbol.FindAttribute("System.CodeDom.Compiler", "GeneratedCodeAttribute") is not null
        || (location.SourceTree is { } tree && GeneratedCode.Is(tree, context.Compilation, context.CancellationToken));

    private static AttributeArgumentSyntax? Argument(SyntaxNode syntax, DiagnosticLocation place)
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

    // This runs only for mistakes and for initializers of constrained members: other code needs no semantic model.
#pragma warning disable RS1030
    public override Optional<object?> ConstantOf(ExpressionSyntax expression) => context.Compilation.ContainsSyntaxTree(expression.SyntaxTree)
        ? context.Compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, context.CancellationToken)
        : default;
#pragma warning restore RS1030

    private string? TextOf(ExpressionSyntax expression) => ConstantOf(expression).Value as string;
}
