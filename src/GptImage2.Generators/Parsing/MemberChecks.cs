using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>What is worth a warning at a member, and keeps nothing from being generated. Only analyzers ask.</summary>
internal static class MemberChecks
{
    public static void Check(IPropertySymbol property, IParameterSymbol? parameter, MemberModel member, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        DefaultChecks.Check(property, parameter, member, sink, cancellationToken);
        CheckEnums(property.Type, sink, cancellationToken);
        bool isDescribed = member.Description is not null || member.Value is EnumValue { Description: not null } or FlagsValue { Description: not null };
        if (!isDescribed && sink.IsOn(DiagnosticRules.Undocumented, property))
            sink.Report(DiagnosticRules.Undocumented, property, property.Display());
    }

    private static void CheckEnums(ITypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                CheckEnums(array.ElementType, sink, cancellationToken);
                break;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum:
                EnumChecks.Check(@enum, sink, cancellationToken);
                break;
            case INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments }:
                foreach (ITypeSymbol argument in arguments)
                    CheckEnums(argument, sink, cancellationToken);
                break;
        }
    }
}
