using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the client interfaces that a client interface inherits.</summary>
internal static class InheritedClients
{
    public static EquatableArray<InheritedClientModel> Parse(INamedTypeSymbol type, PromptFiles? files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (type.AllInterfaces.IsEmpty)
            return EquatableArray<InheritedClientModel>.Empty;
        var clients = new List<InheritedClientModel>();
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            if (!inherited.IsClient())
                continue;

            // Its mistakes are reported at its declaration.
            if (SymbolEqualityComparer.Default.Equals(inherited.ContainingAssembly, type.ContainingAssembly) && ClientParser.Parse(inherited, files, new DiagnosticSink(), cancellationToken) is null)
                sink.Fail();
            List<InheritedMethodModel> methods = [.. ClientParser.Calls(inherited).Where(method => type.FindImplementationForInterfaceMember(method) is null).Select(Method)];
            clients.Add(new InheritedClientModel(inherited.QualifiedName(), methods.ToEquatableArray()));
        }

        return clients.ToEquatableArray();
    }

    private static InheritedMethodModel Method(IMethodSymbol method)
    {
        List<ParameterModel> parameters = [.. method.Parameters.Select(static parameter => new ParameterModel(parameter.Type.ToDisplayString(SymbolNames.Qualified), CSharpText.Identifier(parameter.Name)))];
        return new InheritedMethodModel(
            CSharpText.Identifier(method.Name),
            new MethodSignature(method.ReturnType.ToDisplayString(SymbolNames.Qualified), parameters.ToEquatableArray(), Options: null, CancellationToken: null));
    }
}
