using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses interfaces that carry <c>[JsonModeClient]</c>, for the generator and for the analyzer.</summary>
internal static class ClientParser
{
    public const string AttributeName = "JsonModeClientAttribute";

    /// <param name="type">The interface.</param>
    /// <param name="files">The files that messages are taken from; null where <see cref="PromptResolver"/> takes them later.</param>
    /// <param name="sink">Where problems are reported.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    /// <returns>Null where an error was reported.</returns>
    public static ClientModel? Parse(INamedTypeSymbol type, PromptFiles? files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (DeclarationParser.Obstacle(type) is { } obstacle)
        {
            sink.Report(DiagnosticRules.UnsupportedClient, type, type.Display(), obstacle);
            return null;
        }

        DeclarationModel declaration = DeclarationParser.Parse(type, DiagnosticRules.ClientNotPartial, sink, cancellationToken);
        CheckInherited(type, sink);
        SystemTemplate? systemMessage = MessageParser.SystemMessage(type, files, sink);
        PromptNotation style = PromptStyleParser.Parse(type, AttributeName) ?? PromptNotation.JsonSchema;
        CallDefaultsModel defaults = CallDefaultsParser.Parse(type, sink);
        ImmutableArray<MethodModel>.Builder methods = ImmutableArray.CreateBuilder<MethodModel>();
        if (sink.IsRead)
            ToolAttributes.Report(type, sink);
        foreach (ISymbol member in type.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sink.IsRead && member is IMethodSymbol)
                ToolAttributes.Report(member, sink);
            if (sink.IsRead && member is IMethodSymbol { IsAbstract: false })
                MisplacedMessageAttributes.ReportBody(member, sink);
            if (!member.IsAbstract)
                continue;
            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method when Obstacle(method) is { } reason:
                    sink.Report(DiagnosticRules.UnsupportedMember, method, method.Display(), reason);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                    if (MethodParser.Parse(method, systemMessage, style, defaults, files, sink, cancellationToken) is { } model)
                        methods.Add(model);
                    break;
                case IPropertySymbol or IEventSymbol:
                    sink.Report(DiagnosticRules.UnsupportedMember, member, member.Display(), "only methods can");
                    break;
                case IMethodSymbol { AssociatedSymbol: null }:
                    sink.Report(DiagnosticRules.UnsupportedMember, member, member.Display(), "only methods can");
                    break;
            }
        }

        systemMessage?.Complete();
        return sink.HasErrors
            ? null
            : new ClientModel(declaration, type.Name, methods.ToEquatableArray(), DeclarationParser.UnusedName(type, "Calls"));
    }

    /// <summary>The methods that become calls, in the order of <see cref="ClientModel.Methods"/>.</summary>
    public static IEnumerable<IMethodSymbol> Calls(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsAbstract: true, MethodKind: MethodKind.Ordinary });

    private static void CheckInherited(INamedTypeSymbol type, DiagnosticSink sink)
    {
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            foreach (ISymbol member in inherited.GetMembers())
            {
                if (member is { IsAbstract: true } and not IMethodSymbol { AssociatedSymbol: not null }
                    && type.FindImplementationForInterfaceMember(member) is null)
                {
                    sink.Report(DiagnosticRules.InheritedMember, type, type.Name, member.Display());
                    break;
                }
            }
        }
    }

    private static string? Obstacle(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
            return "it is generic, and a call has one contract";
        if (method.IsStatic)
            return "it is static";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "it returns by reference";
        bool cancellable = false;
        bool hasOptions = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                return $"parameter '{parameter.Name}' is passed by reference";
            if (parameter.Type.IsRefLikeType)
                return $"parameter '{parameter.Name}' is a ref struct, which cannot wait for a reply";
            if (parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
                return $"parameter '{parameter.Name}' is a pointer";
            if (MethodParser.IsOptions(parameter))
            {
                if (hasOptions)
                    return "it has two parameters with options of the call";
                hasOptions = true;
            }

            if (!MethodParser.IsCancellation(parameter))
                continue;
            if (cancellable)
                return "it has two cancellation tokens";
            cancellable = true;
        }

        return null;
    }
}
