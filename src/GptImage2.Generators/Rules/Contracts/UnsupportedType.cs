using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3003: a type cannot be read from JSON.</summary>
internal static class UnsupportedType
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3003",
        "The type is not supported",
        "'{0}' is of type '{1}', which is not supported: {2}");

    /// <param name="type">The type.</param>
    /// <param name="owner">The member, parameter or method that has the type.</param>
    /// <param name="alternative">What to use instead; null if that depends only on the type.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(ITypeSymbol type, ISymbol owner, string? alternative, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, owner.Display(), type.Display(), alternative ?? Alternative(type, owner));

    private static string Alternative(ITypeSymbol type, ISymbol owner) => type switch
    {
        { TypeKind: TypeKind.TypeParameter } => "a generic contract is read only where its type arguments are known",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "name the type that the value has, or use JsonElement",
        { TypeKind: TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer } => "only data can be read from JSON",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "use long or ulong",
        { Name: "JsonDocument" or "JsonValue" } => "use JsonElement",
        { Name: "ConcurrentBag" or "ConcurrentQueue" or "ConcurrentStack" or "BlockingCollection" or "PriorityQueue" or "ReadOnlyObservableCollection" or "Memory" or "ReadOnlyMemory" or "ArraySegment" } => "use another collection: List<T>, HashSet<T>, ImmutableArray<T>, …",
        { Name: "ConcurrentDictionary" or "Hashtable" } => "use Dictionary<TKey, TValue>",
        _ => TypeAdvice.Of(type, owner),
    };
}
