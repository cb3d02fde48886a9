using GptImage2.Generators.Infrastructure;

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

    public static ScalarKey Signed(string clrType) => new($"json.ReadIntegerKey<{clrType}>()", Invariant, "^(0|-?[1-9][0-9]*)$");

    public static ScalarKey Unsigned(string clrType) => new($"json.ReadIntegerKey<{clrType}>()", Invariant, "^(0|[1-9][0-9]*)$");
}
