using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Turns what the parser says into diagnostics at source locations.</summary>
internal sealed class ReportingSink(Action<Diagnostic> report, CancellationToken cancellationToken) : DiagnosticSink
{
    protected override void Receive(DiagnosticDescriptor rule, ISymbol symbol, AttributeData? attribute, string[] arguments)
    {
        Location? location = attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();
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
