using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses interfaces that carry <c>[JsonModeClient]</c>, for the generator and for the analyzer.</summary>
internal static class ClientParser
{
    /// <param name="type">The interface.</param>
    /// <param name="files">The files that contain messages; null if <see cref="PromptResolver"/> reads them later.</param>
    /// <param name="sink">Where problems are reported.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    /// <returns>A stub if there are errors; null if nothing can be generated for the type.</returns>
    public static ClientModel? Parse(INamedTypeSymbol type, PromptFiles? files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!UnsupportedClient.Check(type, sink))
            return null;
        DeclarationModel declaration = DeclarationParser.Parse(type, ClientNotPartial.Descriptor, sink, cancellationToken);
        InheritedMember.Check(type, sink);
        SystemTemplate? systemMessage = MessageParser.SystemMessage(type, files, sink);
        PromptNotation style = PromptStyleParser.Parse(type, SymbolNames.ClientAttribute) ?? PromptNotation.JsonSchema;
        CallDefaultsModel defaults = CallDefaultsParser.Parse(type, CallDefaultsModel.None, sink);
        ImmutableArray<MethodModel>.Builder methods = ImmutableArray.CreateBuilder<MethodModel>();
        if (sink.IsRead)
            ToolAttribute.Check(type, sink);
        foreach (ISymbol member in type.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sink.IsRead && member is IMethodSymbol)
                ToolAttribute.Check(member, sink);
            if (sink.IsRead && member is IMethodSymbol { IsAbstract: false })
                MessageOnMethodWithBody.Check(member, sink);
            if (!member.IsAbstract || !UnsupportedMember.Check(member, sink))
                continue;
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                && MethodParser.Parse(method, systemMessage, style, defaults, files, sink, cancellationToken) is { } model)
            {
                methods.Add(model);
            }
        }

        systemMessage?.Complete();
        EquatableArray<InheritedClientModel> inherited = InheritedClients.Parse(type, files, sink, cancellationToken);
        if (sink.HasErrors)
        {
            return PartialTypes.CanContinue(type, cancellationToken)
                ? ClientModel.Stub(declaration, type.Name) with { Missing = MissingContracts.Of(sink.Missing, cancellationToken) }
                : null;
        }

        return new ClientModel(declaration, type.Name, methods.ToEquatableArray(), DeclarationParser.UnusedName(type, "Calls"))
        {
            Inherited = inherited,
            IsObsolete = Calls(type).Any(static method => ObsoleteUse.IsErrorIn(method.ReturnType) || method.Parameters.Any(static parameter => ObsoleteUse.IsErrorIn(parameter.Type)))
                || methods.Any(static method => method.Reply.References.Any(static shape => shape.IsObsolete) || method.ArgumentShapes.Any(static shape => shape.IsObsolete)),
        };
    }

    /// <summary>The methods that become calls, in the order of <see cref="ClientModel.Methods"/>.</summary>
    public static IEnumerable<IMethodSymbol> Calls(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsAbstract: true, MethodKind: MethodKind.Ordinary });
}
