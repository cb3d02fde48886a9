namespace GptImage2.Repairing;

/// <summary>The part of a text that the replacement of an edit keeps.</summary>
/// <param name="Start">Where the part begins in the text.</param>
/// <param name="At">Where it begins in the replacement.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record KeptPart(int Start, int At, int Length);
