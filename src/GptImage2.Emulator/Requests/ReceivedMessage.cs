namespace GptImage2.Emulator;

/// <summary>A message of a received request.</summary>
/// <param name="Role">The role.</param>
/// <param name="Text">The text of all its parts, joined without a separator.</param>
/// <param name="Images">Its images, in order.</param>
public sealed record ReceivedMessage(string Role, string Text, IReadOnlyList<ReceivedImage> Images);
