using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI1026: the image that <c>WithDetail</c> returns is not used.</summary>
internal static class DroppedImage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI1026",
        "The image with the detail is not used",
        "WithDetail returns another image and leaves this one as it is: use what it returns");

    public static void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation, string name)
    {
        if (name == "WithDetail"
            && context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol?.ContainingType is { } type && type.Is(SymbolNames.Product, "ImageInput")
            && UsedCode.IsDropped(context, invocation))
        {
            context.Report(Descriptor, invocation);
        }
    }
}
