using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Checks of a member that give warnings and do not stop the generation. Only analyzers run them.</summary>
internal static class MemberChecks
{
    public static void Check(ISymbol property, IParameterSymbol? parameter, MemberModel member, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!property.IsForeign(home))
        {
            InvalidDefault.Check(property, parameter, member, sink, cancellationToken);
            if (parameter is null)
                AccidentalDefault.Check(property, member, sink, cancellationToken);
        }

        EmptyJsonName.Check(property, sink);
        CheckEnums(property.MemberType(), home, sink, cancellationToken);
        bool isDescribed = member.Description is not null || member.Value is EnumValue { Description: not null } or FlagsValue { Description: not null };
        if (!isDescribed && MissingDescription.IsOn(property, sink))
            MissingDescription.Report(property, sink);
    }

    private static void CheckEnums(ITypeSymbol type, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                CheckEnums(array.ElementType, home, sink, cancellationToken);
                break;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum:
                CheckEnum(@enum, home, sink, cancellationToken);
                break;
            case INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments }:
                foreach (ITypeSymbol argument in arguments)
                    CheckEnums(argument, home, sink, cancellationToken);
                break;
        }
    }

    private static void CheckEnum(INamedTypeSymbol type, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (type.IsForeign(home))
            return;
        UnhonouredAttribute.Check(type, type, sink);
        bool isChecked = MissingDescription.IsOn(type, sink);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IFieldSymbol { HasConstantValue: true })
                continue;
            UnhonouredAttribute.Check(member, member, sink);
            MisplacedAttributes.CheckEnumMember(member, sink);
            if (isChecked && DescriptionParser.Parse(member, home, cancellationToken) is null)
                MissingDescription.Report(member, sink);
        }

        if (EnumSymbols.IsFlags(type))
            OverlappingFlags.Check(type, sink, cancellationToken);
    }
}
