namespace GptImage2.Emulator;

/// <summary>Why batches fail when they are validated, whatever their file is.</summary>
/// <param name="Code">The code, such as <c>token_limit_exceeded</c> or <c>model_not_found</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="Line">The line of the file, from 1; null when it is about the file as a whole.</param>
public sealed record BatchFailure(string Code, string Message, int? Line = null);
