using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3062: a contract that is to be compared by value is not.</summary>
internal static class ValueEqualityCannotApply
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3062",
        "The contract cannot be compared by value",
        "ValueEquality does not change how '{0}' is compared: {1}");

    public static void Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (ValueEquality.IsWanted(type) && Reason(type) is { } reason)
            sink.Report(Descriptor, type, type.Display(), reason);
    }

    private static string? Reason(INamedTypeSymbol type)
    {
        if (!type.IsRecord)
            return "make it a record, or remove ValueEquality";
        if (type.Arity > 0)
            return "no code is generated for a generic contract itself. Remove it here, and set it on the contracts that hold this one: they compare its members";
        return ValueEquality.Declares(type, nameof(Equals), 1) || ValueEquality.Declares(type, nameof(GetHashCode), 0)
            ? "the record declares Equals or GetHashCode itself. Remove them, or remove ValueEquality"
            : null;
    }
}
