using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Tells what a C# type is in JSON.</summary>
/// <param name="contracts">Where contracts that are met are kept, so that their shapes can be parsed.</param>
/// <param name="cancellationToken">Ends the parsing.</param>
internal sealed class ValueParser(List<INamedTypeSymbol> contracts, CancellationToken cancellationToken)
{
    /// <summary>Parses the type of a member, a parameter or a result.</summary>
    /// <returns>Null where the type is not supported, which is then reported.</returns>
    public ValueModel? Parse(ITypeSymbol type, ISymbol owner, DiagnosticSink sink)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } underlying] })
        {
            type = underlying;
            nullable = true;
        }

        if (type.TypeKind == TypeKind.Error)
        {
            // The compiler reports a type that it does not know; all that is left to do is not to generate.
            sink.Fail();
            return null;
        }

        if (Scalar(type) is { } kind)
            return new ScalarValue(kind, type.QualifiedName(), nullable, type.IsValueType);

        switch (type)
        {
            case IArrayTypeSymbol array:
                return Array(array, nullable, owner, sink);
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum:
                return Enum(@enum, nullable, owner, sink);
            case INamedTypeSymbol named when named.IsContract():
                contracts.Add(named);
                return new ContractValue(named.QualifiedName(), nullable, named.IsValueType);
            case INamedTypeSymbol { TypeArguments: [{ } element] } named when IsList(named):
                return Parse(element, owner, sink) is { } item
                    ? new ListValue(named.QualifiedName(), nullable, ListKind.List, item)
                    : null;
            case INamedTypeSymbol { TypeArguments: [{ } key, { } value] } named when IsDictionary(named):
                return Dictionary(named, key, value, nullable, owner, sink);
            default:
                return Unsupported(type, owner, sink);
        }
    }

    private ValueModel? Array(IArrayTypeSymbol array, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        if (array.Rank > 1)
            return Unsupported(array, owner, sink, "use an array of arrays");
        if (array.ElementType.SpecialType == SpecialType.System_Byte)
            return Unsupported(array, owner, sink, "use a string");
        return Parse(array.ElementType, owner, sink) is { } element
            ? new ListValue(array.QualifiedName(), nullable, ListKind.Array, element)
            : null;
    }

    private EnumValue? Enum(INamedTypeSymbol type, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        if (type.FindAttribute("System", "FlagsAttribute") is not null)
        {
            Unsupported(type, owner, sink, "use a list of an enum without [Flags]");
            return null;
        }

        ImmutableArray<EnumMemberModel>.Builder members = ImmutableArray.CreateBuilder<EnumMemberModel>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new HashSet<object>();
        foreach (ISymbol symbol in type.GetMembers())
        {
            if (symbol is not IFieldSymbol { HasConstantValue: true } field)
                continue;
            string name = JsonName(field);
            if (names.TryGetValue(name, out string? other))
                sink.Report(DiagnosticRules.DuplicateJsonName, owner, $"{type.Name}.{other}", $"{type.Name}.{field.Name}", name);
            names[name] = field.Name;
            members.Add(new EnumMemberModel(
                CSharpText.Identifier(field.Name),
                name,
                !values.Add(field.ConstantValue!),
                DescriptionParser.Parse(field, cancellationToken)));
        }

        if (members.Count == 0)
        {
            Unsupported(type, owner, sink, "an enum needs members");
            return null;
        }

        return new EnumValue(type.QualifiedName(), nullable, type.Name, members.ToEquatableArray());
    }

    private DictionaryValue? Dictionary(
        INamedTypeSymbol type,
        ITypeSymbol key,
        ITypeSymbol value,
        bool nullable,
        ISymbol owner,
        DiagnosticSink sink)
    {
        if (key.SpecialType != SpecialType.System_String)
        {
            Unsupported(type, owner, sink, "use string keys");
            return null;
        }

        return Parse(value, owner, sink) is { } item ? new DictionaryValue(type.QualifiedName(), nullable, item) : null;
    }

    private static ValueModel? Unsupported(ITypeSymbol type, ISymbol owner, DiagnosticSink sink, string? alternative = null)
    {
        bool ofTheUser = alternative is null
            && type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false, SpecialType: SpecialType.None }
            && !type.DeclaringSyntaxReferences.IsEmpty;
        if (ofTheUser)
            sink.Report(DiagnosticRules.MemberTypeIsNoContract, owner, owner.Display(), type.Display());
        else
            sink.Report(DiagnosticRules.UnsupportedType, owner, owner.Display(), type.Display(), alternative ?? Alternative(type));
        return null;
    }

    private static string Alternative(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.TypeParameter } => "use a type that is known here",
        { TypeKind: TypeKind.Interface } => "use a record with [JsonContract], or List<T>",
        { IsTupleType: true } => "use a record with [JsonContract]",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "name the type that the value has",
        { TypeKind: TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer } => "only data can be read from JSON",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "use long or ulong",
        _ => "use a type of docs/contracts.md, or a record with [JsonContract]",
    };

    private static string JsonName(IFieldSymbol field) =>
        field.FindAttribute(SymbolNames.Serialization, "JsonStringEnumMemberNameAttribute")
            is { ConstructorArguments: [{ Value: string name }] }
                ? name
                : field.Name;

    private static bool IsList(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType switch
    {
        SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_ICollection_T
            or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T => true,
        _ => type.Is("System.Collections.Generic", "List"),
    };

    private static bool IsDictionary(INamedTypeSymbol type) =>
        type.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary"
        && type.Is("System.Collections.Generic", type.Name);

    private static ScalarKind? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ScalarKind.String,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        _ => NamedScalar(type),
    };

    private static ScalarKind? NamedScalar(ITypeSymbol type)
    {
        ScalarKind? kind = type.Name switch
        {
            "Int128" => ScalarKind.Int128,
            "UInt128" => ScalarKind.UInt128,
            "Half" => ScalarKind.Half,
            "DateTimeOffset" => ScalarKind.DateTimeOffset,
            "DateOnly" => ScalarKind.DateOnly,
            "TimeOnly" => ScalarKind.TimeOnly,
            "TimeSpan" => ScalarKind.TimeSpan,
            "Guid" => ScalarKind.Guid,
            "Uri" => ScalarKind.Uri,
            "BigInteger" => ScalarKind.BigInteger,
            _ => null,
        };
        return kind is not null && type.Is(kind == ScalarKind.BigInteger ? "System.Numerics" : "System", type.Name) ? kind : null;
    }
}
