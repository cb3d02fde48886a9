using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses enums: names in JSON, and sets of names where they are flags.</summary>
internal static class EnumParser
{
    private const int MostFlags = 64;

    public static bool IsFlags(INamedTypeSymbol type) => type.FindAttribute("System", "FlagsAttribute") is not null;

    public static ValueModel? Parse(INamedTypeSymbol type, bool nullable, ISymbol owner, DiagnosticSink sink, CancellationToken cancellationToken)
    {
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
                sink.Report(DiagnosticRules.DuplicateJsonName, owner, $"{type.Name}.{other}", $"{type.Name}.{field.Name}", name);
            names[name] = field.Name;
            ulong bits = Bits(field);
            members.Add((new EnumMemberModel(CSharpText.Identifier(field.Name), name, !values.Add(bits), DescriptionParser.Parse(field, cancellationToken)), bits));
        }

        if (members.Count == 0)
            return UnsupportedType.Report(type, owner, sink, "an enum needs members");
        if (flags && members.Count > MostFlags)
            return UnsupportedType.Report(type, owner, sink, "flags have at most 64 names");
        EquatableArray<EnumMemberModel> models = members.ConvertAll(entry => entry.Member).ToEquatableArray();
        string? description = DescriptionParser.Parse(type, cancellationToken);
        return flags
            ? new FlagsValue(type.QualifiedName(), nullable, type.Name, description, models)
            : new EnumValue(type.QualifiedName(), nullable, type.Name, description, models);
    }

    private static ulong Bits(IFieldSymbol field) => field.ConstantValue switch
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
