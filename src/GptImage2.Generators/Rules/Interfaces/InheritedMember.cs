using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1007: a client interface inherits a member that has no implementation.</summary>
internal static class InheritedMember
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1007",
        "An inherited member has no implementation",
        "'{0}' inherits '{1}', for which no call is generated: {2}");

    public static void Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            // Its calls are generated for the interface itself, and passed on to.
            if (inherited.IsClient())
                continue;
            foreach (ISymbol member in inherited.GetMembers())
            {
                if (member is { IsAbstract: true } and not IMethodSymbol { AssociatedSymbol: not null }
                    && type.FindImplementationForInterfaceMember(member) is null)
                {
                    sink.Report(Descriptor, type, type.Name, member.Display(), Remedy(type, member));
                    break;
                }
            }
        }
    }

    private static string Remedy(INamedTypeSymbol type, ISymbol member)
    {
        // A member of the same name does not implement the inherited one: it hides it.
        if (member is not IMethodSymbol { Arity: 0 } method || type.GetMembers(member.Name).IsEmpty)
            return $"declare a call with a [UserMessage] in '{type.Name}', and implement '{member.Name}' with it, or give '{member.Name}' a body where it is";
        IEnumerable<string> parameters = method.Parameters.Select(static parameter => $"{parameter.Type.Display()} {parameter.Name}");
        string signature = $"{method.ReturnType.Display()} {method.ContainingType.Display()}.{method.Name}({string.Join(", ", parameters)})";
        return $"the '{method.Name}' of '{type.Name}' hides it and does not implement it, so add '{signature} => {method.Name}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Name))});'";
    }
}
