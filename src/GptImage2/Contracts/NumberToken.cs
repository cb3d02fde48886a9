namespace GptImage2.Contracts;

/// <summary>
/// The parts of a number as it is written: the digits of a part may be missing, it may begin with zeros, and it may have a
/// plus sign. The caller decides which of these are allowed.
/// </summary>
/// <param name="Start">Where the number, or its sign, begins.</param>
/// <param name="Whole">Where the digits before the point begin.</param>
/// <param name="WholeEnd">Where they end; this is the offset of the point if there is one.</param>
/// <param name="FractionEnd">Where the digits after the point end; this is the offset of the e of the exponent if there is one.</param>
/// <param name="Exponent">Where the digits of the exponent begin; <paramref name="FractionEnd"/> when there is none.</param>
/// <param name="End">Where the number ends.</param>
internal readonly record struct NumberToken(int Start, int Whole, int WholeEnd, int FractionEnd, int Exponent, int End)
{
    public int WholeLength => WholeEnd - Whole;

    public bool HasPoint => FractionEnd > WholeEnd;

    public bool LacksFraction => FractionEnd == WholeEnd + 1;

    public bool LacksExponent => Exponent > FractionEnd && End == Exponent;
}
