using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses what is checked of a whole object: rules, validation attributes and <c>IValidatableObject</c>.</summary>
internal static class ChecksParser
{
    /// <summary>What is checked of an object of a contract.</summary>
    /// <param name="type">The contract.</param>
    /// <param name="members">Its members: the property, and the constructor parameter that it takes its value from.</param>
    /// <param name="home">The project of the generated code.</param>
    /// <param name="sink">Where it is said what is wrong.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    public static ChecksModel Parse(INamedTypeSymbol type, IReadOnlyList<(ISymbol Property, IParameterSymbol? Parameter)> members, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        ChecksModel rules = ParseRules(type, members.Select(static member => member.Property.Name), home, sink, cancellationToken);
        var validations = new List<ValidationModel>();
        foreach ((ISymbol property, IParameterSymbol? parameter) in members)
        {
            foreach (AttributeData attribute in MemberAttributes.Of(type, property, parameter))
            {
                if (ValidationAttributes.Runs(attribute, type))
                    validations.Add(Validation(attribute, property));
            }
        }

        AddOfType(type, validations, sink);
        bool isValidatable = IsValidatable(type);
        if (rules.IsEmpty && validations.Count == 0 && !isValidatable)
            return rules;
        return rules with
        {
            Validations = validations.ToEquatableArray(),
            IsValidatable = isValidatable,
            DisplayName = DisplayName(type),
        };
    }

    /// <summary>The rules of a union: those of its derived types are evaluated by their own readers.</summary>
    public static ChecksModel ParseUnion(INamedTypeSymbol type, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        return ParseRules(type, DeclaredNames(type), home, sink, cancellationToken);
    }

    private static IEnumerable<string> DeclaredNames(INamedTypeSymbol type)
    {
        var silent = new DiagnosticSink();
        return PropertyParser.Parse(type, silent, out _).Where(property => !PropertyParser.IsIgnored(property, silent)).Select(static property => property.Name);
    }

    private static ChecksModel ParseRules(INamedTypeSymbol type, IEnumerable<string> names, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (CompiledShapeParser.Of(type, home) is { } compiled)
            return ChecksModel.None with { Texts = compiled.Rules.ToEquatableArray() };
        var texts = new List<string>();
        var rules = new List<RuleModel>();
        string? @base = null;
        bool isShared = false;
        foreach (INamedTypeSymbol level in Contracts(type))
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(level, type);
            if (!isOwn && CompiledShapeParser.Of(level, home) is { } compiledBase)
            {
                if (compiledBase.Rules.Count == 0)
                    continue;
                texts = [.. compiledBase.Rules];
                rules.Clear();
                @base = level.QualifiedName();
                continue;
            }

            List<RuleModel> found = Rules(level, type, isOwn ? [.. names] : null, home, isOwn ? sink : new DiagnosticSink(), cancellationToken);
            if (found.Count == 0)
                continue;
            texts.AddRange(found.Select(static rule => rule.Text).Except(texts));
            if (!isOwn && level.Arity == 0)
            {
                rules.Clear();
                @base = level.QualifiedName();
            }
            else
            {
                rules.AddRange(found);
                isShared |= isOwn && level.Arity == 0;
            }
        }

        List<string> interfaces = Interfaces(type, @base, texts, home, cancellationToken);
        return texts.Count == 0
            ? ChecksModel.None
            : new ChecksModel { Interfaces = interfaces.ToEquatableArray(), Texts = texts.ToEquatableArray(), Rules = rules.ToEquatableArray(), Base = @base, IsShared = isShared, DisplayName = DisplayName(type) };
    }

    // Unions whose root is an interface. A base contract evaluates the rules of its own interfaces.
    private static List<string> Interfaces(INamedTypeSymbol type, string? @base, List<string> texts, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        var interfaces = new List<string>();
        INamedTypeSymbol? level = @base is null ? null : Contracts(type).FirstOrDefault(candidate => candidate.QualifiedName() == @base);
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Arity > 0 || !implemented.IsContract() || level?.AllInterfaces.Contains(implemented, SymbolEqualityComparer.Default) == true)
                continue;
            List<string> found = CompiledShapeParser.Of(implemented, home) is { } compiled
                ? [.. compiled.Rules]
                : Rules(implemented, type, null, home, new DiagnosticSink(), cancellationToken).ConvertAll(static rule => rule.Text);
            if (found.Count == 0)
                continue;
            interfaces.Add(implemented.QualifiedName());
            texts.InsertRange(0, found.Except(texts));
        }

        return interfaces;
    }

    // The contract and its base contracts, the most basic first.
    private static Stack<INamedTypeSymbol> Contracts(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            if (level.IsContract())
                levels.Push(level);
        }

        return levels;
    }

    // Names of members are only checked for the contract itself; a base contract has its own report.
    private static List<RuleModel> Rules(INamedTypeSymbol contract, INamedTypeSymbol type, HashSet<string>? names, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var rules = new List<RuleModel>();
        foreach (ISymbol member in contract.GetMembers())
        {
            if (!member.IsShownTo(home) || RuleAttributes.Of(member) is not { } rule || !RuleCannotRun.Check(member, rule, contract, sink))
                continue;
            string text = RuleAttributes.Text(rule);
            IReadOnlyList<string> members = RuleAttributes.Members(rule);
            if (text.Length == 0)
                RuleWithoutText.Report(member, rule, sink);
            if (members.Count == 0)
                RuleWithoutMembers.Report(member, rule, sink);
            for (int i = 0; names is not null && i < members.Count; i++)
            {
                // A member whose type cannot be read has its own report.
                if (!names.Contains(members[i]) && !IsUnreadable(contract, members[i]))
                    RuleOfUnknownMember.Report(member, rule, i, members[i], members[i].Length == 0 ? null : Suggestion.For(members[i], names), sink, cancellationToken);
            }

            ConstantRule.Check(member, rule, sink, cancellationToken);
            rules.Add(new RuleModel(CSharpText.Identifier(member.Name) + (member is IMethodSymbol ? "()" : ""), text, members.ToEquatableArray(), RuleAttributes.IsReported(rule))
            {
                IsObsolete = ObsoleteUse.IsError(member),
                Through = MemberReach.IsHidden(member, type) ? contract.QualifiedName() : null,
            });
        }

        return rules;
    }

    private static bool IsUnreadable(INamedTypeSymbol contract, string name) =>
        contract.GetMembers(name).Any(static member => member is IPropertySymbol { SetMethod: not null }) && DeclaredNames(contract).Contains(name);

    private static void AddOfType(INamedTypeSymbol type, List<ValidationModel> validations, DiagnosticSink sink)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(level, type);
            var here = new List<ISymbol>();
            foreach (AttributeData attribute in level.GetAttributes())
            {
                if (attribute.AttributeClass is not { } attributeType || !ValidationAttributes.Is(attributeType))
                    continue;
                if (isOwn)
                    UnhonouredAttribute.CheckValidation(type, attribute, type, sink);
                var use = AttributeUse.Of(attributeType);
                if ((!isOwn && !use.IsInherited) || (!use.AllowsMultiple && seen.Contains(attributeType)) || !ValidationAttributes.Runs(attribute, type))
                    continue;
                here.Add(attributeType);
                validations.Add(new ValidationModel(attributeType.QualifiedName(), AttributeCreation.Of(attribute), null, ""));
            }

            seen.UnionWith(here);
        }
    }

    private static ValidationModel Validation(AttributeData attribute, ISymbol property) =>
        new(attribute.AttributeClass!.QualifiedName(), AttributeCreation.Of(attribute), CSharpText.Identifier(property.Name), DisplayName(property));

    // A name from resources would have to be looked up by reflection.
    private static string DisplayName(ISymbol symbol)
    {
        if (symbol.FindAttribute(SymbolNames.DataAnnotations, "DisplayAttribute") is not { } display)
            return symbol.Name;
        string? name = null;
        foreach (KeyValuePair<string, TypedConstant> argument in display.NamedArguments)
        {
            if (argument.Key == "ResourceType")
                return symbol.Name;
            if (argument is { Key: "Name", Value.Value: string { Length: > 0 } text })
                name = text;
        }

        return name ?? symbol.Name;
    }

    private static bool IsValidatable(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.Is(SymbolNames.DataAnnotations, "IValidatableObject"))
                return true;
        }

        return false;
    }
}
