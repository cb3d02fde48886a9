namespace GptImage2.AspNetCore.Tests.Streams;

/// <summary>One event as a browser reads it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its data.</param>
internal sealed record ServerEvent(string Name, string Data);
