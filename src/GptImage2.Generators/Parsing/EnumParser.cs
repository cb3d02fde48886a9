using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses enums: names in JSON, and sets of names where they are flags.</summary>
internal static class EnumParser
{
    private const int MostFlags = 64;

    // An assembly that is no source outlives many edits, and so do the models of its enums.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<ISymbol, ValueModel>> Known = new();

    public static bool IsFlags(INamedTypeSymbol type) => type.FindAttribute("System", "FlagsAttribute") is not null;

    public static ValueModel? Parse(INamedTypeSymbol type, bool nullable, ISymbol owner, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<ISymbol, ValueModel> known = Known.GetOrCreateValue(type.ContainingAssembly);
        if (!known.TryGetValue(type, out ValueModel? model))
        {
            // What has no model is reported at every owner.
            model = Parse(type, owner, sink, out bool isSound, cancellationToken);
            if (model is null)
                return null;
            if (isSound)
                known.TryAdd(type, model);
        }

        return nullable ? model with { Nullable = true } : model;
    }

    private static ValueModel? Parse(INamedTypeSymbol type, ISymbol owner, DiagnosticSink sink, out bool isSound, CancellationToken cancellationToken)
    {
        isSound = true;
        bool flags = IsFlags(type);
        var members = new List<(EnumMemberModel Member, ulong Bits)>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new HashSet<ulong>();
        foreach (ISymbol symbol in type.GetMembers())
        {
            // No flag at all is the empty array, whatever its name.
            if (symbol is not IFieldSymbol { HasConstantValue: true } field || (flags && Bits(field) == 0))
                continue;
            string name = JsonName(field);
            if (names.TryGetValue(name, out string? other))
            {
                isSound = false;
                sink.Report(DiagnosticRules.DuplicateJsonName, owner, $"{type.Name}.{other}", $"{type.Name}.{field.Name}", name);
            }

            names[name] = field.Name;
            ulong bits = Bits(field);
            members.Add((new EnumMemberModel(CSharpText.Identifier(field.Name), name, !values.Add(bits), DescriptionParser.Parse(field, cancellationToken)), bits));
        }

        if (members.Count == 0)
            return UnsupportedType.Report(type, owner, sink, "an enum needs members");
        if (flags && members.Count > MostFlags)
            return UnsupportedType.Report(type, owner, sink, "flags have at most 64 names");
        var models = members.ConvertAll(entry => entry.Member).ToEquatableArray();
        string? description = DescriptionParser.Parse(type, cancellationToken);
        return flags
            ? new FlagsValue(type.QualifiedName(), Nullable: false, type.Name, description, models)
            : new EnumValue(type.QualifiedName(), Nullable: false, type.Name, description, models);
    }

    public static ulong Bits(IFieldSymbol field) => field.ConstantValue switch
    {
        sbyte value => unchecked((ulong)value),
        short value => unchecked((ulong)value),
        int value => unchecked((ulong)value),
        long value => unchecked((ulong)value),
        byte value => value,
        ushort value => value,
        uint value => value,
        ulong value => value,
        _ => 0,
    };

    private static string JsonName(IFieldSymbol field) =>
        field.FindAttribute(SymbolNames.Serialization, "JsonStringEnumMemberNameAttribute")
            is { ConstructorArguments: [{ Value: string name }] }
                ? name
                : field.Name;
}
