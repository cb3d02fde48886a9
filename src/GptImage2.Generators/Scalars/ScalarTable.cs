using System.Numerics;

namespace GptImage2.Generators.Scalars;

/// <summary>
/// The types that are one value in JSON: a row for each. A new type is a row here, its reader and its writer in the runtime,
/// a test and a line of docs/contracts.md; CONTRIBUTING.md has the recipe. The order of the rows means nothing.
/// </summary>
internal static class ScalarTable
{
    // A pattern does not know how many days a month has.
    private const string DatePattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    private const string TimePattern = @"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7}0*)?)?$";

    public static readonly Scalar[] All =
    [
        new("System.String", "string", "string") { Write = "WriteString", Key = ScalarKey.Text, IsPlainText = true },
        new("System.Boolean", "boolean", "bool") { Write = "WriteBoolean", Values = 2, Key = ScalarKey.Boolean, IsPlainText = true },
        new("System.Char", "string", "char") { Remark = "1 char", Keywords = ",\"minLength\":1,\"maxLength\":1", Key = ScalarKey.Char, IsPlainText = true },

        Integer("System.SByte", "sbyte", sbyte.MinValue, sbyte.MaxValue, ("-128", "127")),
        Integer("System.Byte", "byte", byte.MinValue, byte.MaxValue, ("0", "255")),
        Integer("System.Int16", "short", short.MinValue, short.MaxValue, ("-32768", "32767")),
        Integer("System.UInt16", "ushort", ushort.MinValue, ushort.MaxValue, ("0", "65535")),
        Integer("System.Int32", "int", int.MinValue, int.MaxValue, default),
        Integer("System.UInt32", "uint", uint.MinValue, uint.MaxValue, ("0", null)),
        Integer("System.Int64", "long", long.MinValue, long.MaxValue, default),
        Integer("System.UInt64", "ulong", ulong.MinValue, ulong.MaxValue, ("0", null)),
        WideInteger("System.Int128", -BigInteger.Pow(2, 127), BigInteger.Pow(2, 127) - 1, default),
        WideInteger("System.UInt128", BigInteger.Zero, BigInteger.Pow(2, 128) - 1, ("0", null)),
        WideInteger("System.Numerics.BigInteger", null, null, default),

        Fraction("System.Half", "global::System.Half", new("(global::System.Half)({0}D)", IsConstant: false) { Ends = (NumberBound.Of(-65504m), NumberBound.Of(65504m)) }, null, ("-65504", "65504")),
        Fraction("System.Single", "float", new("{0}F", IsConstant: true) { Ends = (NumberBound.Of(float.MinValue), NumberBound.Of(float.MaxValue)), IsWide = true }, "WriteNumber"),
        Fraction("System.Double", "double", new("{0}D", IsConstant: true) { Ends = (NumberBound.Of(double.MinValue), NumberBound.Of(double.MaxValue)), IsWide = true, HoldsDoubles = true }, null),
        Fraction("System.Decimal", "decimal", new("{0}M", IsConstant: true) { Ends = (NumberBound.Of(decimal.MinValue), NumberBound.Of(decimal.MaxValue)) }, null),

        Text("System.DateTime", "date-time", "ISO 8601 date-time", new(FormatFamily.Date, "DFGMORTUYdfgmorstuy"), "WriteString"),
        Text("System.DateTimeOffset", "date-time", "ISO 8601 date-time with offset", new(FormatFamily.Date, "DFGMORTYdfgmorstuy"), "WriteString"),
        Text("System.DateOnly", "date", "YYYY-MM-DD", new(FormatFamily.Date, "DMORYdmory", ":hHmstfFzK"), key: ScalarKey.Formatted("DateOnly", "O", DatePattern)),
        // The format "time" requires an offset, which a TimeOnly does not have.
        Text("System.TimeOnly", null, "hh:mm:ss", new(FormatFamily.Date, "ORTort", "/dMyz"), pattern: TimePattern, key: ScalarKey.Formatted("TimeOnly", "HH:mm:ss.FFFFFFF", TimePattern)),
        Text("System.TimeSpan", "duration", "ISO 8601 duration", new(FormatFamily.Duration, "GTcgt")),
        new("System.Guid", "string", "global::System.Guid") { Format = "uuid", Remark = "UUID", Formats = new(FormatFamily.Letters, "BDNPXbdnpx"), Write = "WriteString", Key = ScalarKey.Guid },
        new("System.Uri", "string", "global::System.Uri") { Format = "uri", Remark = "absolute URI", IsPlainText = true },
        new("System.Version", "string", "global::System.Version") { Pattern = @"^\d+(\.\d+){1,3}$", Remark = "like 1.2.3", IsPlainText = true },

        new("System.Byte[]", "string", "byte[]") { Format = "byte", Remark = "base64", Read = "ReadBytes()", IsBinary = true },
        new("System.ReadOnlyMemory<Byte>", "string", "global::System.ReadOnlyMemory<byte>") { Format = "byte", Remark = "base64", Read = "ReadByteMemory()", IsBinary = true, NullNeedsType = true },
        new("System.Memory<Byte>", "string", "global::System.Memory<byte>") { Format = "byte", Remark = "base64", Read = "ReadMemory()", IsBinary = true, NullNeedsType = true },
        new("System.Text.Json.JsonElement", null, "global::System.Text.Json.JsonElement") { Read = "ReadElement()" },

        // In C#, the node of a JSON null is null.
        new("System.Text.Json.Nodes.JsonNode", null, "global::System.Text.Json.Nodes.JsonNode") { Read = "ReadNode()", AnythingButNull = "[\"object\",\"array\",\"string\",\"number\",\"boolean\"]" },
        new("System.Text.Json.Nodes.JsonObject", "object", "global::System.Text.Json.Nodes.JsonObject") { TypeScript = "Record<string,any>", Read = "ReadNodeObject()" },
        new("System.Text.Json.Nodes.JsonArray", "array", "global::System.Text.Json.Nodes.JsonArray") { TypeScript = "any[]", Read = "ReadNodeArray()" },
    ];

    private static readonly Dictionary<string, Scalar> Names = All.ToDictionary(static row => row.Name, StringComparer.Ordinal);

    public static Scalar String { get; } = Names["String"];

    public static Scalar JsonElement { get; } = Names["JsonElement"];

    /// <summary>
    /// The row of a type; null if there is none with its name. The caller must still compare the namespace.
    /// </summary>
    public static Scalar? Find(string name) => Names.TryGetValue(name, out Scalar? row) ? row : null;

    private static Scalar Integer(string type, string keyword, BigInteger least, BigInteger most, (string? Minimum, string? Maximum) implied) => new(type, "integer", keyword)
    {
        Read = $"ReadInteger<{keyword}>()",
        Write = "WriteNumber",
        Number = NumberTraits.Integer(least, most),
        ImpliedBounds = implied,
        Formats = ValueFormats.Integer,
        Key = least.IsZero ? ScalarKey.Unsigned(keyword) : ScalarKey.Signed(keyword),
    };

    private static Scalar WideInteger(string type, BigInteger? least, BigInteger? most, (string? Minimum, string? Maximum) implied) => new(type, "integer", "global::" + type)
    {
        Read = $"ReadInteger<global::{type}>()",
        Number = NumberTraits.ParsedInteger("global::" + type, least, most),
        ImpliedBounds = implied,
        Formats = ValueFormats.Integer,
        Key = least is null ? null : least.Value.IsZero ? ScalarKey.Unsigned("global::" + type) : ScalarKey.Signed("global::" + type),
    };

    private static Scalar Fraction(string type, string clrType, NumberTraits number, string? write, (string? Minimum, string? Maximum) implied = default) => new(type, "number", clrType)
    {
        Read = $"ReadNumber<{clrType}>()",
        Write = write,
        Number = number,
        ImpliedBounds = implied,
        Formats = ValueFormats.Fraction,
        Key = ScalarKey.Number(clrType),
    };

    private static Scalar Text(string type, string? format, string remark, ValueFormats formats, string? write = null, string? pattern = null, ScalarKey? key = null) => new(type, "string", "global::" + type)
    {
        Format = format,
        Pattern = pattern,
        Remark = remark,
        Formats = formats,
        Write = write,
        Key = key,
    };
}
