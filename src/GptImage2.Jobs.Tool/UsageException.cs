namespace GptImage2.Jobs.Tool;

/// <summary>Ends the program with one line on what is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
