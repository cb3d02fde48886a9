using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI3018: values of an enum with [Flags] share bits by mistake.</summary>
internal static class OverlappingFlags
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3018",
        "The flags overlap",
        "[Flags] enum '{0}': {1}");

    private const string Repair = "give each flag a bit of its own (1, 2, 4, 8, …), and write combinations as 'A | B'";

    // One report is enough: the first wrong member shows how the others were numbered.
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        List<IFieldSymbol> members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)];
        ulong named = 0;
        foreach (IFieldSymbol member in members)
            named |= IsBit(EnumSymbols.Bits(member)) ? EnumSymbols.Bits(member) : 0;
        bool isCounted = IsCounted(members);
        foreach (IFieldSymbol member in members)
        {
            ulong bits = EnumSymbols.Bits(member);
            string? problem = bits == 0 || IsBit(bits) ? null
                : IsNegative(member) && (bits & ~named) != 0 ? $"'{member.Name}' is negative and has bits that no flag has: write it as a combination, 'A | B'"
                : (bits & ~named) != 0 ? $"'{member.Name}' is {member.ConstantValue}, which has bits that no flag has alone: {Repair}"
                : isCounted || !HasValue(member, cancellationToken) ? $"'{member.Name}' is {member.ConstantValue}, which is {Names(members, bits)} at once: {Repair}"
                : null;
            if (problem is null)
                continue;
            sink.Report(Descriptor, member, type.Display(), problem);
            return;
        }
    }

    // Four or more values in a row with 3 among them are not meant as a combination. Values up to 3 may be one.
    private static bool IsCounted(List<IFieldSymbol> members)
    {
        int count = 0;
        foreach (IFieldSymbol member in members)
        {
            if (EnumSymbols.Bits(member) is var bits && bits == 0)
                continue;
            if (bits != (ulong)++count)
                return false;
        }

        return count > 3;
    }

    private static string Names(List<IFieldSymbol> members, ulong bits) => string.Join(
        " and ",
        members.Where(member => IsBit(EnumSymbols.Bits(member)) && (EnumSymbols.Bits(member) & bits) != 0).Select(static member => $"'{member.Name}'"));

    private static bool IsBit(ulong bits) => bits != 0 && (bits & (bits - 1)) == 0;

    private static bool IsNegative(IFieldSymbol member) => member.ConstantValue is sbyte and < 0 or short and < 0 or int and < 0 or long and < 0;

    private static bool HasValue(IFieldSymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences is not [{ } reference] || reference.GetSyntax(cancellationToken) is not EnumMemberDeclarationSyntax { EqualsValue: null };
}
