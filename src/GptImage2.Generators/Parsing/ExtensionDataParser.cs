using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Parses the property with <c>[JsonExtensionData]</c>, which receives the members that the contract does not have.
/// </summary>
internal static class ExtensionDataParser
{
    public static bool Is(ISymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonExtensionDataAttribute") is not null;

    public static MemberModel? Parse(ISymbol property, INamedTypeSymbol type, MemberModel? other, IAssemblySymbol home, DiagnosticSink sink)
    {
        var reach = MemberReach.Of(property, type, home);
        AttributeData attribute = property.FindAttribute(SymbolNames.Serialization, "JsonExtensionDataAttribute")!;
        bool fits = property.MemberType() is INamedTypeSymbol
        {
            TypeArguments: [{ SpecialType: SpecialType.System_String }, { } value],
        } dictionary
            && CollectionParser.Dictionary(dictionary) == DictionaryKind.Dictionary
            && value.Is("System.Text.Json", "JsonElement");
        if (!fits)
            ConstraintDoesNotApply.Report(property, attribute, ConstraintDoesNotApply.ExtensionDataType, sink);
        else if (other is not null)
            ConstraintDoesNotApply.Report(property, attribute, ConstraintDoesNotApply.SecondExtensionData, sink);
        else if (!reach.CanSet || !reach.CanGet || (property.IsInitOnly() && !property.IsRequiredMember()))
            ConstraintDoesNotApply.Report(property, attribute, ConstraintDoesNotApply.ExtensionDataAccessor, sink);
        return new MemberModel(
            CSharpText.Identifier(property.Name),
            "",
            new ScalarValue(ScalarTable.JsonElement, property.MemberType().QualifiedName(), Nullable: true, IsValueType: false),
            ConstraintModel.None,
            Required: false,
            Description: null,
            property.IsRequiredMember() ? MemberBinding.Initializer : MemberBinding.Setter,
            Target: null,
            Default: property.MemberType().NullableAnnotation == NullableAnnotation.Annotated ? null : "new()")
        {
            Through = reach.Through,
        };
    }
}
