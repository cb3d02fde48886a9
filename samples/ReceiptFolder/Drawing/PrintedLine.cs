namespace ReceiptFolder.Drawing;

/// <summary>A line of text on paper.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsLarge">Whether its letters are larger than those of other lines.</param>
/// <param name="IsCentered">Whether it is in the middle of the paper.</param>
internal sealed record PrintedLine(string Text, bool IsLarge = false, bool IsCentered = false);
