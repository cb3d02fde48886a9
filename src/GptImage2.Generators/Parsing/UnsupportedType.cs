using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Says of a type that it cannot be read from JSON, and what could be used instead.</summary>
internal static class UnsupportedType
{
    /// <returns>Null, always: there is no model of the type.</returns>
    public static ValueModel? Report(ITypeSymbol type, ISymbol owner, DiagnosticSink sink, string? alternative = null)
    {
        if (alternative is null && ThirdPartyTypes.IsImage(type))
        {
            sink.Report(DiagnosticRules.ImageAsResult, owner, owner.Display(), type.Display());
            return null;
        }

        bool ofTheUser = alternative is null
            && type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None }
            && !type.DeclaringSyntaxReferences.IsEmpty;
        if (ofTheUser)
            sink.Report(DiagnosticRules.MemberTypeIsNoContract, owner, owner.Display(), type.Display());
        else
            sink.Report(DiagnosticRules.UnsupportedType, owner, owner.Display(), type.Display(), alternative ?? Alternative(type));
        return null;
    }

    private static string Alternative(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.TypeParameter } => "a generic contract is read only where its type arguments are known",
        { TypeKind: TypeKind.Interface } => "use a record with [JsonContract], or a collection of docs/contracts.md",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "name the type that the value has, or use JsonElement",
        { TypeKind: TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer } => "only data can be read from JSON",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "use long or ulong",
        { Name: "JsonNode" or "JsonObject" or "JsonArray" or "JsonDocument" or "JsonValue" } => "use JsonElement",
        { Name: "Stack" or "Queue" or "LinkedList" or "SortedSet" or "Collection" or "ObservableCollection" or "ImmutableHashSet" or "Memory" } => "use a collection of docs/contracts.md: List<T>, HashSet<T>, ImmutableArray<T>, …",
        { Name: "SortedDictionary" or "ConcurrentDictionary" or "SortedList" or "Hashtable" } => "use Dictionary<TKey, TValue>",
        _ => "use a type of docs/contracts.md, or a record with [JsonContract]",
    };
}
