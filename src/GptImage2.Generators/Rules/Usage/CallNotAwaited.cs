using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI1027: nothing waits for a call, or reads what it streams.</summary>
internal static class CallNotAwaited
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI1027",
        "Nothing waits for the call",
        "{0}");

    public static void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation)
    {
        if (UsedCode.ClientMethod(context, invocation) is not { } method || !UsedCode.IsDropped(context, invocation))
            return;
        if (!IsTask(method.ReturnType))
            context.Report(Descriptor, invocation, $"'{method.Name}' sends nothing until its items are read: read them with 'await foreach'");
        else if (context.SemanticModel.GetEnclosingSymbol(invocation.SpanStart, context.CancellationToken) is not IMethodSymbol { IsAsync: true })
            // In an async method the compiler says so.
            context.Report(Descriptor, invocation, $"Nothing waits for '{method.Name}', so its result and its exceptions are lost: await it, or return its task");
    }

    private static bool IsTask(ITypeSymbol type) => type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask");
}
