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
        "'{0}' inherits '{1}', for which no call is generated: declare it in '{0}' with a [UserMessage], or give it a body where it is");

    public static void Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            foreach (ISymbol member in inherited.GetMembers())
            {
                if (member is { IsAbstract: true } and not IMethodSymbol { AssociatedSymbol: not null }
                    && type.FindImplementationForInterfaceMember(member) is null)
                {
                    sink.Report(Descriptor, type, type.Name, member.Display());
                    break;
                }
            }
        }
    }
}
