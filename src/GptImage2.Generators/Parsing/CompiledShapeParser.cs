using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Parses the shape of a contract in a compiled assembly, with the facts in its <c>[CompiledContract]</c>. Its reader and
/// writer are in that assembly, so only its schema is needed here.
/// </summary>
internal sealed class CompiledShapeParser
{
    /// <summary>What stands in the place of a name before the text of a rule.</summary>
    public const string RuleEntry = "!";

    private readonly Dictionary<string, string?> _descriptions = new(StringComparer.Ordinal);
    private readonly List<string> _rules = [];
    private readonly List<string> _members = [];
    private readonly HashSet<string> _optional = new(StringComparer.Ordinal);

    private CompiledShapeParser(string? description, ImmutableArray<TypedConstant> entries)
    {
        Description = description;
        foreach (TypedConstant entry in entries)
        {
            if (entry.Value is not string text)
                continue;
            int end = text.IndexOf(": ", StringComparison.Ordinal);
            string name = end < 0 ? text : text.Substring(0, end);
            if (name == RuleEntry)
            {
                _rules.Add(text.Substring(end + 2));
                continue;
            }

            if (name.EndsWith("?", StringComparison.Ordinal))
                _optional.Add(name = name.Substring(0, name.Length - 1));
            if (name.IndexOf(':') < 0)
                _members.Add(name);
            _descriptions[name] = end < 0 ? null : text.Substring(end + 2);
        }
    }

    /// <summary>The description from the doc comment of the type.</summary>
    public string? Description { get; }

    /// <summary>The texts of its rules.</summary>
    public IReadOnlyList<string> Rules => _rules;

    /// <returns>Null if the contract is declared in this project, or if its assembly shows everything.</returns>
    /// <param name="type">The contract.</param>
    /// <param name="home">The project of the generated code.</param>
    public static CompiledShapeParser? Of(INamedTypeSymbol type, IAssemblySymbol home) =>
        type.IsForeign(home)
        && type.FindAttribute(SymbolNames.Generated, "CompiledContractAttribute") is { ConstructorArguments: [{ } description, { Kind: TypedConstantKind.Array, IsNull: false } entries] }
            ? new CompiledShapeParser(description.Value as string, entries.Values)
            : null;

    /// <summary>What an assembly says about a generic contract of its own; null if it is of this project, or if there is nothing to say.</summary>
    public static CompiledShapeParser? OfDefinition(INamedTypeSymbol type, IAssemblySymbol home)
    {
        if (type.Arity == 0 || !type.IsForeign(home))
            return null;
        foreach (AttributeData attribute in type.ContainingAssembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(SymbolNames.Generated, "CompiledDefinitionAttribute")
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol definition }, { } description, { Kind: TypedConstantKind.Array, IsNull: false } entries]
                && SymbolEqualityComparer.Default.Equals(definition.OriginalDefinition, type.OriginalDefinition))
            {
                return new CompiledShapeParser(description.Value as string, entries.Values);
            }
        }

        return null;
    }

    /// <summary>Whether a member of a generic contract has an initializer.</summary>
    public bool HasInitializer(ISymbol member) => _optional.Contains(member.Name);

    /// <summary>The description in the doc comment of a member of a generic contract.</summary>
    public string? DescriptionOf(ISymbol member) => Of(member.Name);

    /// <summary>A member that the type has, but does not show to other projects; null in most cases.</summary>
    public static string? HiddenMember(INamedTypeSymbol type, IAssemblySymbol home)
    {
        if (Of(type, home) is not { } compiled)
            return null;
        List<ISymbol> members = PropertyParser.Parse(type, new DiagnosticSink(), out _, home);
        return compiled._members.Find(name => !members.Exists(member => member.Name == name));
    }

    public bool HasMember(ISymbol property) => _descriptions.ContainsKey(property.Name);

    public MemberModel? Member(INamedTypeSymbol type, ISymbol property, string jsonName, ValueParser values, IAssemblySymbol home, DiagnosticSink sink)
    {
        if (values.Parse(property.MemberType(), property, sink) is not { } value)
            return null;
        IParameterSymbol? parameter = ConstructorParser.Parameter(type, property, home);
        return new MemberModel(
            CSharpText.Identifier(property.Name),
            jsonName,
            Described(value),
            ConstraintParser.Parse(type, property, parameter, value, sink),
            !_optional.Contains(property.Name),
            _descriptions[property.Name] ?? DescriptionParser.Attribute(property, parameter),
            MemberBinding.Constructor,
            Target: null,
            Default: null);
    }

    private ValueModel Described(ValueModel value) => value switch
    {
        EnumValue names => names with { Description = names.Description ?? Of(names.ClrType), Members = Described(names.ClrType, names.Members) },
        FlagsValue flags => flags with { Description = flags.Description ?? Of(flags.ClrType), Members = Described(flags.ClrType, flags.Members) },
        ListValue list => list with { Element = Described(list.Element) },
        DictionaryValue dictionary => dictionary with { Key = Described(dictionary.Key), Value = Described(dictionary.Value) },
        _ => value,
    };

    private EquatableArray<EnumMemberModel> Described(string type, EquatableArray<EnumMemberModel> members)
    {
        var described = new List<EnumMemberModel>();
        foreach (EnumMemberModel member in members)
            described.Add(member with { Description = member.Description ?? Of(type + "." + member.Name.TrimStart('@')) });
        return described.ToEquatableArray();
    }

    private string? Of(string name) => _descriptions.TryGetValue(name, out string? description) ? description : null;
}
