using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses enums: their names in JSON, or sets of names for flags.</summary>
internal static class EnumParser
{
    private const int MostFlags = 64;

    // A referenced assembly stays the same over many edits, so the models of its enums are kept. The project of an enum
    // reads its doc comments, and other projects do not.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ISymbol, ValueModel>> KnownOwn = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ISymbol, ValueModel>> KnownForeign = new();

    public static ValueModel? Parse(INamedTypeSymbol type, bool nullable, ISymbol owner, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<ISymbol, ValueModel> known = (type.IsForeign(home) ? KnownForeign : KnownOwn).GetOrCreateValue(type.ContainingAssembly);
        if (!known.TryGetValue(type, out ValueModel? model))
        {
            // An enum without a model is reported at every owner.
            model = Parse(type, owner, home, sink, out bool isSound, cancellationToken);
            if (model is null)
                return null;
            if (isSound)
                known.TryAdd(type, model);
        }

        return nullable ? model with { Nullable = true } : model;
    }

    private static ValueModel? Parse(INamedTypeSymbol type, ISymbol owner, IAssemblySymbol home, DiagnosticSink sink, out bool isSound, CancellationToken cancellationToken)
    {
        isSound = true;
        bool flags = EnumSymbols.IsFlags(type);
        var members = new List<(EnumMemberModel Member, ulong Bits)>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new HashSet<ulong>();
        foreach (ISymbol symbol in type.GetMembers())
        {
            // The value without flags is the empty array, even if it has a name.
            if (symbol is not IFieldSymbol { HasConstantValue: true } field || (flags && EnumSymbols.Bits(field) == 0))
                continue;
            string name = JsonName(field);
            if (names.TryGetValue(name, out string? other))
            {
                isSound = false;
                DuplicateJsonName.Report(owner, $"{type.Name}.{other}", $"{type.Name}.{field.Name}", name, sink);
            }

            names[name] = field.Name;
            ulong bits = EnumSymbols.Bits(field);
            members.Add((new EnumMemberModel(CSharpText.Identifier(field.Name), name, !values.Add(bits), DescriptionParser.Parse(field, home, cancellationToken))
            {
                Number = ObsoleteUse.IsError(field) ? DefaultValue.Literal(field.ConstantValue) : null,
            }, bits));
        }

        if (members.Count == 0)
            return UnreadableType.Report(type, owner, sink, home, "an enum needs members");
        if (flags && members.Count > MostFlags)
            return UnreadableType.Report(type, owner, sink, home, "flags have at most 64 names");
        var models = members.ConvertAll(entry => entry.Member).ToEquatableArray();
        string? description = DescriptionParser.Parse(type, home, cancellationToken);
        return flags
            ? new FlagsValue(type.QualifiedName(), Nullable: false, type.Name, description, models)
            : new EnumValue(type.QualifiedName(), Nullable: false, type.Name, description, models);
    }

    private static string JsonName(IFieldSymbol field) =>
        field.FindAttribute(SymbolNames.Serialization, "JsonStringEnumMemberNameAttribute")
            is { ConstructorArguments: [{ Value: string name }] }
                ? name
                : field.Name;
}
