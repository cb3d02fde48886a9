namespace GptImage2.Generators.Scalars;

/// <summary>How a scalar is a key of a dictionary.</summary>
/// <param name="Read">The expression that reads it.</param>
/// <param name="Write">The code after the expression of the key that converts it to text.</param>
/// <param name="Pattern">The pattern of the key in JSON Schema; null if every text is allowed.</param>
internal sealed record ScalarKey(string Read, string Write, string? Pattern)
{
    private const string Invariant = ".ToString(global::System.Globalization.CultureInfo.InvariantCulture)";

    public static readonly ScalarKey Text = new("global::System.Text.Encoding.UTF8.GetString(json.ReadName())", "", null);

    public static readonly ScalarKey Guid = new("json.ReadGuidKey()", ".ToString()", "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$");

    public static readonly ScalarKey Boolean = new("json.ReadBooleanKey()", " ? \"true\" : \"false\"", "^(?:true|false)$") { TypeScript = "\"true\"|\"false\"" };

    public static readonly ScalarKey Char = new("json.EndName(json.ReadChar())", ".ToString()", @"^[\s\S]$");

    /// <summary>The names that are allowed, as a union of TypeScript; null if there are too many.</summary>
    public string? TypeScript { get; init; }

    /// <summary>A key whose value is read as the value of a member.</summary>
    /// <param name="name">The name of the type.</param>
    /// <param name="format">The format in which it is written.</param>
    /// <param name="pattern">The pattern of the key in JSON Schema.</param>
    public static ScalarKey Formatted(string name, string format, string pattern) => new($"json.EndName(json.Read{name}())", $".ToString(\"{format}\", global::System.Globalization.CultureInfo.InvariantCulture)", pattern);

    public static ScalarKey Number(string clrType) => new($"json.ReadNumberKey<{clrType}>()", Invariant, @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$");

    public static ScalarKey Signed(string clrType) => new($"json.ReadIntegerKey<{clrType}>()", Invariant, "^(0|-?[1-9][0-9]*)$");

    public static ScalarKey Unsigned(string clrType) => new($"json.ReadIntegerKey<{clrType}>()", Invariant, "^(0|[1-9][0-9]*)$");
}
