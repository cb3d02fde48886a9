using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Schema;

/// <summary>What JSON Schema says of a scalar.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Format">Its format; null where it has none.</param>
/// <param name="Pattern">Its pattern; null where it has none.</param>
internal sealed record ScalarSchema(string Type, string? Format, string? Pattern = null)
{
    public static ScalarSchema Of(ScalarKind kind) => kind switch
    {
        ScalarKind.String or ScalarKind.Char => new("string", null),
        ScalarKind.Boolean => new("boolean", null),
        ScalarKind.DateTime or ScalarKind.DateTimeOffset => new("string", "date-time"),
        ScalarKind.DateOnly => new("string", "date"),
        // The format "time" demands an offset, which a TimeOnly has not.
        ScalarKind.TimeOnly => new("string", null, @"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7}0*)?)?$"),
        ScalarKind.TimeSpan => new("string", "duration"),
        ScalarKind.Guid => new("string", "uuid"),
        ScalarKind.Uri => new("string", "uri"),
        ScalarKind.Bytes or ScalarKind.ByteMemory => new("string", "byte"),
        ScalarKind.Version => new("string", null, @"^\d+(\.\d+){1,3}$"),
        >= ScalarKind.SByte and <= ScalarKind.BigInteger => new("integer", null),
        _ => new("number", null),
    };

    /// <summary>A schema searches, the attribute matches the whole; a pattern that says so itself stays as it is.</summary>
    public static string Anchored(string pattern)
    {
        if (pattern.IndexOf('|') >= 0)
            return "^(?:" + pattern + ")$";
        bool begins = pattern.StartsWith("^", StringComparison.Ordinal);
        bool ends = pattern.EndsWith("$", StringComparison.Ordinal) && !pattern.EndsWith("\\$", StringComparison.Ordinal);
        return (begins ? "" : "^") + pattern + (ends ? "" : "$");
    }

    /// <summary>
    /// The bounds of a type that a model could pass without knowing them. Those of int and wider go without saying:
    /// they would cost tokens in every contract and forbid nothing that occurs.
    /// </summary>
    public static (string? Minimum, string? Maximum) ImpliedBounds(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte => ("-128", "127"),
        ScalarKind.Byte => ("0", "255"),
        ScalarKind.Int16 => ("-32768", "32767"),
        ScalarKind.UInt16 => ("0", "65535"),
        ScalarKind.Half => ("-65504", "65504"),
        ScalarKind.UInt32 or ScalarKind.UInt64 or ScalarKind.UInt128 => ("0", null),
        _ => (null, null),
    };
}
