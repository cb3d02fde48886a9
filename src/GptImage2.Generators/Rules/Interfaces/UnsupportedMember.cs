using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1005: a member of a client interface cannot become a call.</summary>
internal static class UnsupportedMember
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1005",
        "The member cannot become a call",
        "'{0}' cannot become a call: {1}");

    /// <summary>Reports an abstract member that cannot become a call.</summary>
    /// <returns>Whether it can become a call.</returns>
    public static bool Check(ISymbol member, DiagnosticSink sink)
    {
        string? obstacle = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => Obstacle(method),
            IMethodSymbol { AssociatedSymbol: not null } => null,
            IMethodSymbol or IPropertySymbol or IEventSymbol => "only methods can",
            _ => null,
        };
        if (obstacle is not null)
            sink.Report(Descriptor, member, member.Display(), obstacle);
        return obstacle is null;
    }

    private static string? Obstacle(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
            return "it is generic, and a call has one contract";
        if (method.IsStatic)
            return "it is static";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "it returns by reference";
        if (method.IsVararg)
            return "it takes '__arglist'";
        bool cancellable = false;
        bool hasOptions = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                return $"parameter '{parameter.Name}' is passed by reference";
            if (parameter.Type.IsRefLikeType)
                return $"parameter '{parameter.Name}' is a ref struct, which cannot wait for a reply";
            if (parameter.Type.HasPointer())
                return $"parameter '{parameter.Name}' is {(parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "a pointer" : "of a type with pointers")}";
            if (CallParameters.IsOptions(parameter))
            {
                if (hasOptions)
                    return "it has two parameters with options of the call";
                hasOptions = true;
            }

            if (!CallParameters.IsCancellation(parameter))
                continue;
            if (cancellable)
                return "it has two cancellation tokens";
            cancellable = true;
        }

        return null;
    }
}
