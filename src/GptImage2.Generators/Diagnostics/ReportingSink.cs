using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Turns what the parser says into diagnostics at source locations.</summary>
internal sealed class ReportingSink(Action<Diagnostic> report, CancellationToken cancellationToken) : DiagnosticSink
{
    protected override void Receive(DiagnosticDescriptor rule, ISymbol symbol, AttributeData? attribute, string? argument, string[] arguments)
    {
        SyntaxNode? syntax = attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        if (argument is not null && syntax is AttributeSyntax { ArgumentList.Arguments: var all })
            syntax = all.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument) ?? syntax;
        Location? location = syntax?.GetLocation();
        report(Diagnostic.Create(rule, location ?? SourceLocation(symbol), arguments));
    }

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
