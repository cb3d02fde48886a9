using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses what the parameters of a method become in its message.</summary>
internal static class ArgumentParser
{
    /// <param name="method">The method.</param>
    /// <param name="shapes">The shapes that are needed to write them.</param>
    /// <param name="sink">Receives the errors, such as two members of an enum with the same name.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    public static EquatableArray<ArgumentModel> Parse(IMethodSymbol method, out EquatableArray<ContractShape> shapes, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        ImmutableArray<ArgumentModel>.Builder arguments = ImmutableArray.CreateBuilder<ArgumentModel>(method.Parameters.Length);
        var contracts = new List<INamedTypeSymbol>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!CallParameters.IsCancellation(parameter) && !CallParameters.IsOptions(parameter))
                arguments.Add(Parse(parameter, contracts, sink, cancellationToken));
        }

        // A contract has its own writer; only types without their own code are written here.
        shapes = arguments.Any(static argument => argument.Value is { } value && IsWrittenInPlace(value))
            ? ContractParser.References(contracts, method, sink, cancellationToken)
            : EquatableArray<ContractShape>.Empty;
        return arguments.ToEquatableArray();
    }

    private static ArgumentModel Parse(IParameterSymbol parameter, List<INamedTypeSymbol> contracts, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (IsRefused(parameter, sink))
            return new ArgumentModel(parameter.Name, CSharpText.Identifier(parameter.Name), parameter.Type.Display(), MessagePartKind.Value, Optional: false, TakesFormat: true, null, null, IsRefused: true);
        ITypeSymbol type = Underlying(parameter.Type);
        Scalar? scalar = ScalarParser.Parse(type);
        ScalarValue? held = scalar is null && (VogenTypes.Is(type) || !IsFormattable(type)) ? ValueObjectParser.Parse(type, nullable: false) : null;
        scalar ??= held?.Scalar;
        bool formattable = held is null ? scalar is not { IsPlainText: true } && IsFormattable(type) : held.Scalar.Formats is not null;
        ValueModel? value = null;
        MessagePartKind? kind = ImageKind(parameter.Type);
        if (ExternAliases.Hide(parameter.Type, parameter.ContainingAssembly))
        {
            UnreadableType.Report(parameter.Type, parameter, sink, parameter.ContainingAssembly, ExternAliases.Reason);
            kind = MessagePartKind.Value;
        }

        if (kind is null && type.TypeKind == TypeKind.Enum)
        {
            value = new ValueParser(contracts, cancellationToken).Parse(type, parameter, sink);
            kind = value is FlagsValue ? MessagePartKind.Json : MessagePartKind.EnumName;
        }
        else if (kind is null && (type.IsContract() || !(formattable || scalar is { IsPlainText: true })))
        {
            var ofType = new DiagnosticSink(sink.SeesGeneratedCode);
            value = scalar is { IsBinary: true }
                ? null
                : new ValueParser(contracts, cancellationToken).Parse(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), parameter, ofType);
            kind = value is null ? null : MessagePartKind.Json;
            foreach (INamedTypeSymbol missing in ofType.Missing)
                sink.NoteMissing(missing);
            if (ofType.HasFailed)
            {
                // The reason is reported where the type is declared.
                sink.Fail();
                kind = MessagePartKind.Value;
            }
        }
        else
        {
            kind ??= MessagePartKind.Value;
        }

        return new ArgumentModel(
            parameter.Name,
            CSharpText.Identifier(parameter.Name),
            parameter.Type.Display(),
            kind,
            parameter.Type.NullableAnnotation == NullableAnnotation.Annotated,
            formattable,
            scalar,
            value)
        {
            Access = held is not null && kind == MessagePartKind.Value ? $"{(IsNeverNull(parameter.Type) ? "" : "?")}.{held.Holder!.Property}" : "",
        };
    }

    private static bool IsNeverNull(ITypeSymbol type) => type.IsValueType && type.NullableAnnotation != NullableAnnotation.Annotated;

    // Errors are reported once, no matter whether a template names the parameter.
    private static bool IsRefused(IParameterSymbol parameter, DiagnosticSink sink)
    {
        // How a value is written depends on its type. If that is unknown, the compiler reports it.
        if (parameter.Type.IsUnknown())
        {
            sink.Fail();
            return true;
        }

        switch (ThirdPartyTypes.Find(parameter.Type, out string remark))
        {
            case ThirdPartyKind.Tool:
                ToolParameter.Report(parameter, remark, sink);
                return true;
            case ThirdPartyKind.Input or ThirdPartyKind.Image:
                UnsupportedInput.Report(parameter, remark, sink);
                return true;
            default:
                return false;
        }
    }

    private static bool IsWrittenInPlace(ValueModel value) => value switch
    {
        ObjectValue => true,
        ListValue list => IsWrittenInPlace(list.Element),
        DictionaryValue dictionary => IsWrittenInPlace(dictionary.Value),
        _ => false,
    };

    private static MessagePartKind? ImageKind(ITypeSymbol type)
    {
        if (IsImage(type))
            return MessagePartKind.Image;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return IsImage(array.ElementType) ? MessagePartKind.Images : null;
        if (IsImageSequence(type))
            return MessagePartKind.Images;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (IsImageSequence(implemented))
                return MessagePartKind.Images;
        }

        return null;
    }

    private static bool IsImageSequence(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [{ } element] }
        && IsImage(element);

    private static bool IsImage(ITypeSymbol type) => type.Is(SymbolNames.Product, "ImageInput");

    // A scalar that is plain text may implement IFormattable, but it ignores every format.
    private static bool IsFormattable(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Error)
            return true;

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Is("System", "IFormattable"))
                return true;
        }

        return type.Is("System", "IFormattable");
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
