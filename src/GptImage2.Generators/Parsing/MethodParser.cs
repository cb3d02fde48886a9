using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses one method of a client interface.</summary>
internal static class MethodParser
{
    public static MethodModel? Parse(
        IMethodSymbol method,
        SystemTemplate? clientSystem,
        PromptNotation clientStyle,
        CallDefaultsModel clientDefaults,
        PromptFiles? files,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        SystemTemplate? ownSystem = MessageParser.SystemMessage(method, files, sink);
        EquatableArray<ArgumentModel> arguments = ArgumentParser.Parse(method, out EquatableArray<ContractShape> argumentShapes, sink, cancellationToken);
        SystemTemplate? system = ownSystem ?? clientSystem;
        SystemMessageModel systemMessage = system?.Bind(method.Name, arguments, new TemplateDiagnostics(sink, method, null, null)) ?? SystemMessageModel.None;
        ownSystem?.Complete();
        EquatableArray<MessagePart>? message = MessageParser.UserMessage(method, arguments, systemMessage, files, sink, out string? messageFile);
        if (method.ReturnType.IsUnknown())
        {
            sink.Fail();
            return null;
        }

        if (ResultType(method, out CallKind kind) is not { } resultType)
        {
            UnsupportedReturnType.Report(method, sink);
            return null;
        }

        if (DrawnImage.IsHoped(method, resultType))
            ImageAsResult.Report(resultType, method, sink);
        EquatableArray<ExampleModel> examples = ExampleParser.Parse(method, resultType, sink);
        var contracts = new List<INamedTypeSymbol>();
        if (new ValueParser(contracts, cancellationToken).Parse(resultType, method, sink) is not { } result || message is null)
            return null;

        // A contract contains its own schema. The shapes are needed for a value that is wrapped into an object, and for
        // TypeScript.
        PromptNotation style = PromptStyleParser.Parse(method, "UserMessageAttribute") ?? clientStyle;
        EquatableArray<ContractShape> references = result is ContractValue { Nullable: false } && style == PromptNotation.JsonSchema
            ? EquatableArray<ContractShape>.Empty
            : ContractParser.References(contracts, method, sink, cancellationToken);
        ImmutableArray<ParameterModel>.Builder parameters = ImmutableArray.CreateBuilder<ParameterModel>(method.Parameters.Length);
        string? cancellation = null;
        string? options = null;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            string name = CSharpText.Identifier(parameter.Name);
            parameters.Add(new ParameterModel(parameter.Type.ToDisplayString(SymbolNames.Qualified), name));
            if (CallParameters.IsCancellation(parameter))
                cancellation = name;
            if (CallParameters.IsOptions(parameter))
                options = name;
        }

        // The caller can cancel an asynchronous sequence with WithCancellation.
        if (sink.IsRead && cancellation is null && (kind is CallKind.Value or CallKind.Result))
            MissingCancellationToken.Report(method, sink);
        return new MethodModel(
            CSharpText.Identifier(method.Name),
            new MethodSignature(method.ReturnType.ToDisplayString(SymbolNames.Qualified), parameters.ToEquatableArray(), options, cancellation),
            new ReplyModel(kind, result, references, style),
            new MessagesModel(systemMessage.Text, systemMessage.Parts, message.Value),
            messageFile is null && system?.FileName is null ? MessageFilesModel.None : new MessageFilesModel(system?.FileName, messageFile, arguments),
            argumentShapes,
            examples,
            CallDefaultsParser.Parse(method, clientDefaults, sink));
    }

    /// <summary>
    /// The shapes of all contracts that the value of a method reaches, also of those with their own schema. They are needed
    /// to render the prompt without the generated code.
    /// </summary>
    /// <returns>Null if one of them has a mistake, which is reported at its declaration.</returns>
    public static EquatableArray<ContractShape>? Reached(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink();
        var contracts = new List<INamedTypeSymbol>();
        if (ResultType(method, out _) is not { } resultType || new ValueParser(contracts, cancellationToken).Parse(resultType, method, sink) is null)
            return null;
        EquatableArray<ContractShape> references = ContractParser.References(contracts, method, sink, cancellationToken, needsAll: true);
        return sink.HasErrors ? null : references;
    }

    private static ITypeSymbol? ResultType(IMethodSymbol method, out CallKind kind)
    {
        kind = CallKind.Value;
        if (method.ReturnType is not INamedTypeSymbol { TypeArguments: [{ } result] } returned)
            return null;
        bool isStream = returned.Is("System.Collections.Generic", "IAsyncEnumerable") || returned.Is(SymbolNames.Product, "JsonModeStream");
        if (isStream && Inner(result, "JsonModeSnapshot") is { } shown)
        {
            kind = CallKind.Snapshots;
            return shown;
        }

        if (isStream)
        {
            kind = CallKind.Items;
            return ListOf(result, returned);
        }

        if (!returned.Is("System.Threading.Tasks", "Task") && !returned.Is("System.Threading.Tasks", "ValueTask"))
            return null;
        if (Inner(result, "JsonModeResult") is not { } inner)
            return result;
        kind = CallKind.Result;
        return inner;
    }

    private static ITypeSymbol? Inner(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { TypeArguments: [{ } inner] } named && named.Is(SymbolNames.Product, name) ? inner : null;

    // The model writes a list, even if its items are read one by one. Both interfaces are in the same assembly.
    private static ITypeSymbol? ListOf(ITypeSymbol item, INamedTypeSymbol stream)
    {
        INamedTypeSymbol? sequence = stream.Is(SymbolNames.Product, "JsonModeStream") ? stream.AllInterfaces.FirstOrDefault() : stream;
        return sequence?.ContainingAssembly.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1")?
            .Construct([item], [item.NullableAnnotation]);
    }
}
