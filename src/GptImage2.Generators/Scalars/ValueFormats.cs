namespace GptImage2.Generators.Scalars;

/// <summary>The formats of a type.</summary>
/// <param name="Family">How its custom formats are written.</param>
/// <param name="Letters">The letters of its standard formats.</param>
/// <param name="Alien">The letters of custom formats that the type does not support.</param>
internal sealed record ValueFormats(FormatFamily Family, string Letters, string Alien = "")
{
    public static readonly ValueFormats Integer = new(FormatFamily.Number, "BDEFGNPRX");

    public static readonly ValueFormats Fraction = new(FormatFamily.Number, "EFGNPR");

    public static readonly ValueFormats Enum = new(FormatFamily.Letters, "DFGXdfgx");
}
