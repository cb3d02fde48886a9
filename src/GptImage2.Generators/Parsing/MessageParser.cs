using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the messages of a call.</summary>
internal static class MessageParser
{
    /// <summary>The system message of an interface or a method; null where it has none.</summary>
    public static string? SystemMessage(ISymbol owner, DiagnosticSink sink)
    {
        if (Text(owner, "SystemMessageAttribute", out AttributeData? attribute) is not { } template)
            return null;
        if (string.IsNullOrWhiteSpace(template))
            sink.Report(DiagnosticRules.EmptyMessage, owner, attribute!, "system", owner.Name);

        List<TemplatePart> parts = TemplateParser.Parse(template, out string? error);
        if (error is not null)
            sink.Report(DiagnosticRules.MalformedTemplate, owner, attribute!, owner.Name, error);
        string text = "";
        foreach (TemplatePart part in parts)
        {
            if (part.IsPlaceholder)
                sink.Report(DiagnosticRules.VariableSystemMessage, owner, attribute!, owner.Name, part.Text);
            else
                text += part.Text;
        }

        return text;
    }

    /// <summary>The user message of a method; null where there is none, which is then reported.</summary>
    public static EquatableArray<MessagePart>? UserMessage(IMethodSymbol method, DiagnosticSink sink)
    {
        if (Text(method, "UserMessageAttribute", out AttributeData? attribute) is not { } template)
        {
            sink.Report(DiagnosticRules.NoUserMessage, method, method.Name);
            return null;
        }

        List<TemplatePart> parts = TemplateParser.Parse(template, out string? error);
        if (error is not null)
        {
            sink.Report(DiagnosticRules.MalformedTemplate, method, attribute!, method.Name, error);
            return null;
        }

        ImmutableArray<MessagePart>.Builder message = ImmutableArray.CreateBuilder<MessagePart>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        bool allFound = true;
        foreach (TemplatePart part in parts)
        {
            if (!part.IsPlaceholder)
                message.Add(new MessagePart(MessagePartKind.Text, part.Text));
            else if (Find(method, part, attribute!, sink) is { } parameter)
            {
                used.Add(parameter.Name);
                message.Add(Part(parameter, part.Format, method, attribute!, sink));
            }
            else
            {
                allFound = false;
            }
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (used.Contains(parameter.Name) || MethodParser.IsCancellation(parameter))
                continue;
            if (ImageKind(parameter.Type) is not null)
                message.Add(Part(parameter, null, method, attribute!, sink));
            else if (allFound)
                sink.Report(DiagnosticRules.UnusedParameter, parameter, parameter.Name, method.Name);
        }

        if (message.Count == 0 || (message is [{ Kind: MessagePartKind.Text } only] && string.IsNullOrWhiteSpace(only.Text)))
            sink.Report(DiagnosticRules.EmptyMessage, method, attribute!, "user", method.Name);
        return message.ToEquatableArray();
    }

    private static IParameterSymbol? Find(IMethodSymbol method, TemplatePart part, AttributeData attribute, DiagnosticSink sink)
    {
        var candidates = new List<string>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (MethodParser.IsCancellation(parameter))
                continue;
            if (parameter.Name == part.Text)
                return parameter;
            candidates.Add(parameter.Name);
        }

        string? suggestion = Suggestion.For(part.Text, candidates);
        sink.Report(
            DiagnosticRules.UnknownPlaceholder,
            method,
            attribute,
            part.Text,
            method.Name,
            suggestion is null ? "" : $" (did you mean '{{{suggestion}}}'?)");
        return null;
    }

    private static MessagePart Part(IParameterSymbol parameter, string? format, IMethodSymbol method, AttributeData attribute, DiagnosticSink sink)
    {
        bool optional = parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
        MessagePartKind? image = ImageKind(parameter.Type);
        if (format is not null && (image is not null || !IsFormattable(parameter.Type)))
            sink.Report(DiagnosticRules.FormatDoesNotApply, method, attribute, parameter.Name, format, parameter.Type.Display());
        else if (image is null && !HasTextForm(parameter.Type))
            sink.Report(DiagnosticRules.ParameterWithoutTextForm, parameter, parameter.Name, parameter.Type.Display());
        return new MessagePart(image ?? MessagePartKind.Value, CSharpText.Identifier(parameter.Name), format, optional);
    }

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

    private static bool HasTextForm(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || Underlying(type) is { SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char }
        || type.Is("System", "Uri")
        || type.Is("System", "Version")
        || IsFormattable(type);

    private static bool IsFormattable(ITypeSymbol type)
    {
        type = Underlying(type);
        if (type.TypeKind is TypeKind.Enum or TypeKind.Error)
            return true;

        // These are formattable by name only: they pass over every format.
        if (type.SpecialType == SpecialType.System_Char || type.Is("System", "Uri") || type.Is("System", "Version"))
            return false;
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

    private static string? Text(ISymbol owner, string attributeName, out AttributeData? attribute)
    {
        attribute = owner.FindAttribute(SymbolNames.Product, attributeName);
        return attribute is { ConstructorArguments: [{ Value: var text }] } ? text as string ?? "" : null;
    }
}
