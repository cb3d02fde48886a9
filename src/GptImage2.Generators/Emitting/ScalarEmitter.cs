using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Emitting;

/// <summary>How scalars are read and written.</summary>
internal static class ScalarEmitter
{
    public static string Read(ScalarKind kind) => kind switch
    {
        ScalarKind.String => "json.ReadString()",
        ScalarKind.Boolean => "json.ReadBoolean()",
        ScalarKind.Char => "json.ReadChar()",
        ScalarKind.SByte => "json.ReadInteger<sbyte>()",
        ScalarKind.Byte => "json.ReadInteger<byte>()",
        ScalarKind.Int16 => "json.ReadInteger<short>()",
        ScalarKind.UInt16 => "json.ReadInteger<ushort>()",
        ScalarKind.Int32 => "json.ReadInteger<int>()",
        ScalarKind.UInt32 => "json.ReadInteger<uint>()",
        ScalarKind.Int64 => "json.ReadInteger<long>()",
        ScalarKind.UInt64 => "json.ReadInteger<ulong>()",
        ScalarKind.Int128 => "json.ReadInteger<global::System.Int128>()",
        ScalarKind.UInt128 => "json.ReadInteger<global::System.UInt128>()",
        ScalarKind.BigInteger => "json.ReadInteger<global::System.Numerics.BigInteger>()",
        ScalarKind.Half => "json.ReadNumber<global::System.Half>()",
        ScalarKind.Single => "json.ReadNumber<float>()",
        ScalarKind.Double => "json.ReadNumber<double>()",
        ScalarKind.Decimal => "json.ReadNumber<decimal>()",
        ScalarKind.Element => "json.ReadElement()",
        _ => $"json.Read{kind}()",
    };

    /// <summary>The method of <c>Utf8JsonWriter</c> that writes a member of this kind; null where it has none, or a slower one.</summary>
    public static string? WriteMember(ScalarKind kind) => kind switch
    {
        ScalarKind.String => "WriteString",
        ScalarKind.Boolean => "WriteBoolean",
        >= ScalarKind.SByte and <= ScalarKind.UInt64 => "WriteNumber",
        ScalarKind.Single => "WriteNumber",
        ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.Guid => "WriteString",
        _ => null,
    };
}
