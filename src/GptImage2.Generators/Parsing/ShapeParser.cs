using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the shape of a contract in JSON, and how its object is created.</summary>
internal sealed class ShapeParser(CancellationToken cancellationToken)
{
    /// <param name="type">The contract.</param>
    /// <param name="contracts">Receives the contracts that it refers to.</param>
    /// <param name="sink">Where problems are reported.</param>
    public ContractShape? Parse(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        if (type.IsTupleType)
            return Tuple(type, contracts, sink);
        if (KeyValuePairParser.Is(type))
            return Pair(type, contracts, sink);
        if (sink.IsRead)
            UnhonouredAttribute.Check(type, type, sink);
        if (type.IsUnion())
            return Union(type, contracts, sink);
        var compiled = CompiledShapeParser.Of(type);
        IMethodSymbol? constructor = compiled is null ? ConstructorParser.Choose(type, sink, cancellationToken) : null;
        if (constructor is null && compiled is null)
            return null;

        List<IPropertySymbol> properties = PropertyParser.Parse(type, sink, out ISymbol? unread);
        if (unread is not null && constructor?.FindAttribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null && compiled is null)
            NoUsableConstructor.ReportRequiredNonMember(type, unread, sink);
        Dictionary<IPropertySymbol, IParameterSymbol>? parameters = constructor is null ? null : Bind(type, constructor, properties, sink);
        var values = new ValueParser(contracts, cancellationToken);
        JsonNaming naming = Naming(type);
        ImmutableArray<MemberModel>.Builder members = ImmutableArray.CreateBuilder<MemberModel>(properties.Count);
        var names = new Dictionary<string, string>(properties.Count, StringComparer.Ordinal);
        var checkedMembers = new List<(IPropertySymbol, IParameterSymbol?)>(properties.Count);
        MemberModel? extensionData = null;
        foreach (IPropertySymbol property in InOrder(properties))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ExtensionDataParser.Is(property))
            {
                extensionData = ExtensionDataParser.Parse(property, type, extensionData, sink);
                continue;
            }

            if (compiled?.HasMember(property) == false)
                continue;
            string jsonName = JsonName(property) ?? naming.Apply(property.Name);
            IParameterSymbol? parameter = null;
            parameters?.TryGetValue(property, out parameter);
            MemberModel? member = compiled is null
                ? Member(type, constructor!, property, parameter, jsonName, values, sink)
                : compiled.Member(type, property, jsonName, values, sink);
            if (member is null)
                continue;
            if (names.TryGetValue(member.JsonName, out string? other))
                DuplicateJsonName.Report(property, other, property.Name, member.JsonName, sink);
            if (member.JsonName.IndexOf('\n') >= 0)
                ConstraintDoesNotApply.ReportName(property, sink);
            names[member.JsonName] = property.Name;
            members.Add(member);
            checkedMembers.Add((property, parameter));
        }

        UnionParser.CheckMembers(type, names.Keys, sink);
        return new ContractShape(
            type.QualifiedName(),
            ShortName(type),
            DescriptionParser.Parse(type, cancellationToken) ?? compiled?.Description,
            members.ToEquatableArray(),
            extensionData is null && DisallowsUnmapped(type),
            Union: null,
            extensionData)
        {
            Checks = ChecksParser.Parse(type, checkedMembers, sink, cancellationToken),
        };
    }

    private ContractShape? Union(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, DiagnosticSink sink) =>
        UnionParser.Parse(type, contracts, sink) is { } union
            ? new ContractShape(type.QualifiedName(), type.Name, DescriptionParser.Parse(type, cancellationToken) ?? CompiledShapeParser.Of(type)?.Description, [], DisallowsUnmapped: false, union) { Checks = ChecksParser.ParseUnion(type, sink, cancellationToken) }
            : null;

    private ContractShape Tuple(INamedTypeSymbol tuple, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        var values = new ValueParser(contracts, cancellationToken);
        ImmutableArray<MemberModel>.Builder members = ImmutableArray.CreateBuilder<MemberModel>(tuple.TupleElements.Length);
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (values.Parse(element.Type, element, sink) is not { } value)
                continue;
            members.Add(new MemberModel(
                CSharpText.Identifier(element.Name),
                JsonNaming.CamelCase.Apply(element.Name),
                value,
                ConstraintModel.None,
                Required: !value.Nullable,
                Description: null,
                MemberBinding.Constructor,
                Target: null,
                Default: null));
        }

        return new ContractShape(tuple.QualifiedName(), "Tuple", null, members.ToEquatableArray(), DisallowsUnmapped: false);
    }

    private ContractShape Pair(INamedTypeSymbol pair, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        var values = new ValueParser(contracts, cancellationToken);
        return new ContractShape(pair.QualifiedName(), ShortName(pair), null, KeyValuePairParser.Members(pair, type => values.Parse(type, pair, sink)), DisallowsUnmapped: false);
    }

    private static string ShortName(INamedTypeSymbol type)
    {
        if (type.TypeArguments.IsEmpty)
            return type.Name;
        string name = type.Name + "Of";
        foreach (ITypeSymbol argument in type.TypeArguments)
            name += argument is INamedTypeSymbol named ? ShortName(named) : argument.Name;
        return name;
    }

    // The sort is stable: members with the same order stay in declared order.
    private static IEnumerable<IPropertySymbol> InOrder(List<IPropertySymbol> properties)
    {
        foreach (IPropertySymbol property in properties)
        {
            if (Order(property) != 0)
                return properties.OrderBy(Order);
        }

        return properties;
    }

    private static int Order(IPropertySymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonPropertyOrderAttribute")
            is { ConstructorArguments: [{ Value: int order }] }
                ? order
                : 0;

    private MemberModel? Member(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        IPropertySymbol property,
        IParameterSymbol? parameter,
        string jsonName,
        ValueParser values,
        DiagnosticSink sink)
    {
        bool ignored = PropertyParser.IsIgnored(property, sink);
        if (ignored)
        {
            if (parameter is { HasExplicitDefaultValue: false } || property.IsRequired)
                NoUsableConstructor.ReportIgnored(type, property, sink);
            return null;
        }

        if (sink.IsRead)
            UnhonouredAttribute.Check(property, parameter, sink);
        bool isFilled = parameter is null && GetOnlyCollection.Is(property, constructor, cancellationToken);
        if (parameter is null && !isFilled && !PropertyParser.CanSet(property, type))
        {
            if (PropertyParser.IsAutomatic(property))
                MemberCannotBeSet.Report(property, sink);
            return null;
        }

        if (values.Parse(property.Type, property, sink) is not { } value)
            return null;

        bool hasInitializer = parameter is null && PropertyParser.HasInitializer(property, cancellationToken);
        bool hasDefault = parameter?.HasExplicitDefaultValue ?? hasInitializer;
        bool required = property.IsRequired
            || property.FindAttribute(SymbolNames.Serialization, "JsonRequiredAttribute") is not null
            || (!value.Nullable && !hasDefault && !isFilled);

        // The body of a constructor may set missing members too.
        bool setsItself = hasInitializer || !(constructor.IsImplicitlyDeclared || constructor.Parameters.Length > 0);
        MemberBinding binding = parameter is not null ? MemberBinding.Constructor
            : isFilled ? MemberBinding.Filled
            : required || !setsItself ? MemberBinding.Initializer
            : !property.SetMethod!.IsInitOnly ? MemberBinding.Setter
            : type.Arity > 0 ? MemberBinding.With
            : MemberBinding.InitAccessor;
        if (binding == MemberBinding.With && !type.IsRecord)
            MemberCannotBeSet.Report(property, sink);
        var member = new MemberModel(
            CSharpText.Identifier(property.Name),
            jsonName,
            value,
            ConstraintParser.Parse(type, property, parameter, value, sink),
            required,
            DescriptionParser.Parse(property, parameter, cancellationToken),
            binding,
            binding switch
            {
                MemberBinding.Constructor => CSharpText.Identifier(parameter!.Name),
                MemberBinding.InitAccessor => property.ContainingType.QualifiedName(),
                _ => null,
            },
            parameter is null ? null : DefaultValue.Of(parameter));
        if (sink.IsRead)
            MemberChecks.Check(property, parameter, member, sink, cancellationToken);
        return member;
    }

    private static Dictionary<IPropertySymbol, IParameterSymbol> Bind(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        List<IPropertySymbol> properties,
        DiagnosticSink sink)
    {
        var bound = new Dictionary<IPropertySymbol, IParameterSymbol>(constructor.Parameters.Length, SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = Named(properties, parameter.Name, StringComparison.Ordinal)
                ?? Named(properties, parameter.Name, StringComparison.OrdinalIgnoreCase);
            if (property is not null && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type))
            {
                bound[property] = parameter;
                if (property.IsRequired && constructor.FindAttribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null)
                    NoUsableConstructor.ReportRequiredParameter(type, property, sink);
            }
            else if (!parameter.HasExplicitDefaultValue)
            {
                NoUsableConstructor.ReportParameterWithoutProperty(type, parameter, sink);
            }
        }

        return bound;
    }

    private static IPropertySymbol? Named(List<IPropertySymbol> properties, string name, StringComparison comparison)
    {
        foreach (IPropertySymbol property in properties)
        {
            if (string.Equals(property.Name, name, comparison))
                return property;
        }

        return null;
    }

    private static string? JsonName(IPropertySymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonPropertyNameAttribute")
            is { ConstructorArguments: [{ Value: string name }] }
                ? name
                : null;

    private static JsonNaming Naming(INamedTypeSymbol type)
    {
        if (type.FindAttribute(SymbolNames.Product, "JsonContractAttribute") is { } attribute)
        {
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            {
                if (argument is { Key: "Naming", Value.Value: int naming })
                    return (JsonNaming)naming;
            }
        }

        return JsonNaming.CamelCase;
    }

    // JsonUnmappedMemberHandling: Skip = 0, Disallow = 1.
    private static bool DisallowsUnmapped(INamedTypeSymbol type) =>
        type.FindAttribute(SymbolNames.Serialization, "JsonUnmappedMemberHandlingAttribute") is { ConstructorArguments: [{ Value: 1 }] };
}
