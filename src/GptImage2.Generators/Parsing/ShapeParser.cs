using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the shape of a contract in JSON, and how its object is created.</summary>
/// <param name="home">The project of the generated code.</param>
/// <param name="cancellationToken">Ends the parsing.</param>
internal sealed class ShapeParser(IAssemblySymbol home, CancellationToken cancellationToken)
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
        SerializationCallbacks callbacks = CallbackParser.Parse(type, sink);
        if (type.IsUnion())
            return Union(type, contracts, sink);
        var compiled = CompiledShapeParser.Of(type, home);
        var definition = CompiledShapeParser.OfDefinition(type, home);
        IMethodSymbol? constructor = compiled is null ? ConstructorParser.Choose(type, home, sink, cancellationToken) : null;
        if (constructor is null && compiled is null)
            return null;

        List<ISymbol> properties = PropertyParser.Parse(type, sink, out ISymbol? unread, home);
        if (unread is not null && constructor?.FindAttribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null && compiled is null)
            NoUsableConstructor.ReportRequiredNonMember(type, unread, sink);
        Dictionary<ISymbol, IParameterSymbol>? parameters = constructor is null ? null : Bind(type, constructor, properties, sink);
        var values = new ValueParser(contracts, cancellationToken, home);
        JsonNaming naming = Naming(type);
        ImmutableArray<MemberModel>.Builder members = ImmutableArray.CreateBuilder<MemberModel>(properties.Count);
        var names = new Dictionary<string, string>(properties.Count, StringComparer.Ordinal);
        var checkedMembers = new List<(ISymbol, IParameterSymbol?)>(properties.Count);
        MemberModel? extensionData = null;
        bool isObsolete = false;
        foreach (ISymbol property in InOrder(properties))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ExtensionDataParser.Is(property))
            {
                extensionData = ExtensionDataParser.Parse(property, type, extensionData, home, sink);
                isObsolete |= ObsoleteUse.IsErrorOf(property);
                continue;
            }

            if (compiled?.HasMember(property) == false)
                continue;
            string jsonName = JsonName(property) ?? naming.Apply(property.Name);
            IParameterSymbol? parameter = null;
            parameters?.TryGetValue(property, out parameter);
            MemberModel? member = compiled is null
                ? Member(type, constructor!, property, parameter, jsonName, definition, values, sink)
                : compiled.Member(type, property, jsonName, values, home, sink);
            if (member is null)
                continue;
            if (names.TryGetValue(member.JsonName, out string? other))
                DuplicateJsonName.Report(property, other, property.Name, member.JsonName, sink);
            if (member.JsonName.IndexOf('\n') >= 0)
                ConstraintDoesNotApply.ReportName(property, sink);
            names[member.JsonName] = property.Name;
            members.Add(member);
            isObsolete |= ObsoleteUse.IsErrorOf(property);
            checkedMembers.Add((property, parameter));
        }

        UnionParser.CheckMembers(type, names.Keys, sink);
        isObsolete |= constructor is not null && ObsoleteUse.IsError(constructor);
        return new ContractShape(
            type.QualifiedName(),
            ShortName(type),
            DescriptionParser.Parse(type, home, cancellationToken) ?? (compiled ?? definition)?.Description,
            members.ToEquatableArray(),
            extensionData is null && DisallowsUnmapped(type),
            Union: null,
            extensionData)
        {
            Checks = ChecksParser.Parse(type, checkedMembers, home, sink, cancellationToken),
            ExtraArguments = constructor is null ? [] : ConstructorParser.ExtraArguments(type, constructor, checkedMembers),
            Callbacks = callbacks,
            IsObsolete = isObsolete,
        };
    }

    private ContractShape? Union(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        int first = contracts.Count;
        if (UnionParser.Parse(type, contracts, home, sink, cancellationToken) is not { } union)
            return null;
        string? description = DescriptionParser.Parse(type, home, cancellationToken) ?? CompiledShapeParser.Of(type, home)?.Description;
        return new ContractShape(type.QualifiedName(), type.Name, description, [], DisallowsUnmapped: false, union)
        {
            Checks = ChecksParser.ParseUnion(type, home, sink, cancellationToken),
            IsObsolete = contracts.Skip(first).Any(ObsoleteUse.IsErrorIn),
        };
    }

    private ContractShape Tuple(INamedTypeSymbol tuple, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        var values = new ValueParser(contracts, cancellationToken, home);
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
        var values = new ValueParser(contracts, cancellationToken, home);
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
    private static IEnumerable<ISymbol> InOrder(List<ISymbol> properties)
    {
        foreach (ISymbol property in properties)
        {
            if (Order(property) != 0)
                return properties.OrderBy(Order);
        }

        return properties;
    }

    private static int Order(ISymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonPropertyOrderAttribute")
            is { ConstructorArguments: [{ Value: int order }] }
                ? order
                : 0;

    private MemberModel? Member(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        ISymbol property,
        IParameterSymbol? parameter,
        string jsonName,
        CompiledShapeParser? definition,
        ValueParser values,
        DiagnosticSink sink)
    {
        bool ignored = PropertyParser.IsIgnored(property, sink);
        if (ignored)
        {
            if (parameter is { HasExplicitDefaultValue: false } || property.IsRequiredMember())
                NoUsableConstructor.ReportIgnored(type, property, sink);
            return null;
        }

        if (sink.IsRead)
            UnhonouredAttribute.Check(property, parameter, sink);
        bool isFilled = parameter is null && property is IPropertySymbol collection && GetOnlyCollection.Is(collection, constructor, home, cancellationToken);
        var reach = MemberReach.Of(property, type, home);
        AccessorModel? setter = parameter is null ? SetterOf(property, reach) : null;
        if (parameter is null && !isFilled && setter is null && !reach.CanSet)
        {
            UnsettableMember.Report(property, type, home, sink);
            if (!PropertyParser.IsAutomatic(property, home))
                UnhonouredAttribute.CheckInclude(property, sink);
            return null;
        }

        if (values.Parse(property.MemberType(), property, sink) is not { } value)
            return null;

        bool hasInitializer = parameter is null && ((!property.IsForeign(home) && PropertyParser.HasInitializer(property, cancellationToken)) || definition?.HasInitializer(property) == true);
        bool hasDefault = parameter?.HasExplicitDefaultValue ?? hasInitializer;
        bool required = property.IsRequiredMember()
            || property.FindAttribute(SymbolNames.Serialization, "JsonRequiredAttribute") is not null
            || (!value.Nullable && !hasDefault && !isFilled);

        // The body of a constructor may set missing members too. An assembly does not show if there is one.
        bool isImplicit = constructor.IsImplicitlyDeclared && (type.IsValueType || !type.IsForeign(home));
        bool setsItself = hasInitializer || !(isImplicit || constructor.Parameters.Length > 0);
        MemberBinding binding = parameter is not null ? MemberBinding.Constructor
            : setter is not null ? MemberBinding.InitAccessor
            : isFilled ? MemberBinding.Filled
            : reach.Through is null && (required || !setsItself) ? MemberBinding.Initializer
            : !property.IsInitOnly() ? MemberBinding.Setter
            : type is { Arity: > 0, IsRecord: true } && reach.Through is null ? MemberBinding.With
            : MemberBinding.InitAccessor;
        if (binding == MemberBinding.InitAccessor && (setter ??= AccessorParser.Parse(property, AccessorKind.Set)) is null)
            MemberCannotBeSet.Report(property, sink);
        var member = new MemberModel(
            CSharpText.Identifier(property.Name),
            jsonName,
            value,
            ConstraintParser.Parse(type, property, parameter, value, sink),
            required,
            MemberDescription.Parse(type, property, parameter, home, cancellationToken) ?? definition?.DescriptionOf(property),
            binding,
            parameter is null ? null : CSharpText.Identifier(parameter.Name),
            parameter is null ? null : DefaultValue.Of(parameter))
        {
            Through = reach.Through,
            Getter = reach.CanGet ? null : AccessorParser.Parse(property, property is IFieldSymbol ? AccessorKind.Field : AccessorKind.Get),
            Setter = setter,
            IsPassedIn = parameter is { RefKind: RefKind.In or RefKind.RefReadOnlyParameter },
        };
        if (!reach.CanGet && member.Getter is null)
            MemberCannotBeSet.Report(property, sink);
        if (sink.IsRead)
            MemberChecks.Check(property, parameter, member, home, sink, cancellationToken);
        return member;
    }

    // An included member that is not accessible is set by [UnsafeAccessor]. So is one whose setter the type could call, where the
    // member is hidden, or the reader is generated outside of the type.
    private AccessorModel? SetterOf(ISymbol property, MemberReach reach)
    {
        ISymbol? setter = property is IPropertySymbol settable ? settable.Setter() : property is IFieldSymbol { IsReadOnly: false } ? property : null;
        if (reach.CanSet || setter is null || !MemberReach.IsSeen(setter, home))
            return null;
        return property.IsIncluded() || setter.DeclaredAccessibility != Accessibility.Private ? AccessorParser.Parse(property, property is IFieldSymbol ? AccessorKind.Field : AccessorKind.Set) : null;
    }

    private static Dictionary<ISymbol, IParameterSymbol> Bind(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        List<ISymbol> properties,
        DiagnosticSink sink)
    {
        var bound = new Dictionary<ISymbol, IParameterSymbol>(constructor.Parameters.Length, SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            ISymbol? property = Named(properties, parameter.Name, StringComparison.Ordinal)
                ?? Named(properties, parameter.Name, StringComparison.OrdinalIgnoreCase);
            if (property is not null && SymbolEqualityComparer.Default.Equals(property.MemberType(), parameter.Type))
            {
                bound[property] = parameter;
                if (property.IsRequiredMember() && constructor.FindAttribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null)
                    NoUsableConstructor.ReportRequiredParameter(type, property, sink);
            }
            else if (!parameter.HasExplicitDefaultValue)
            {
                NoUsableConstructor.ReportParameterWithoutProperty(type, parameter, sink);
            }
        }

        return bound;
    }

    private static ISymbol? Named(List<ISymbol> properties, string name, StringComparison comparison)
    {
        foreach (ISymbol property in properties)
        {
            if (string.Equals(property.Name, name, comparison))
                return property;
        }

        return null;
    }

    private static string? JsonName(ISymbol property) =>
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
