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

/// <summary>
/// Turns the returned value of a method into a task of the value, and a snapshot into a stream of snapshots.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTypeFix)), Shared]
internal sealed class ReturnTypeFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnsupportedReturnType.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<MethodDeclarationSyntax>() is not { } method || context.Model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
            yield break;
        bool isSnapshot = symbol.ReturnType.Is(SymbolNames.Product, "JsonModeSnapshot");
        ITypeSymbol value = symbol.ReturnType is INamedTypeSymbol { TypeArguments: [{ } inner] } && (isSnapshot || symbol.ReturnType.Is(SymbolNames.Product, "JsonModeResult"))
            ? inner
            : symbol.ReturnType;

        // For void, a task without a value, or a type that cannot be read from JSON, it is not clear what the model
        // should reply.
        if (new ValueParser([], cancellationToken).Parse(value, symbol, new DiagnosticSink()) is null)
            yield break;
        string wrapper = isSnapshot ? "IAsyncEnumerable" : "Task";
        string @namespace = isSnapshot ? "System.Collections.Generic" : "System.Threading.Tasks";
        TextSpan span = method.ReturnType.Span;
        yield return new TextEditFix(
            $"Return {wrapper}<{method.ReturnType}>",
            wrapper,
            context.Insert(span.Start, $"global::{@namespace}.{wrapper}<"),
            context.Insert(span.End, ">"));
    }
}
