namespace GptImage2.Redis.Tests;

/// <summary>A key that no endpoint gets.</summary>
internal static class TestKey
{
    public static string Value { get; } = "sk-" + Guid.NewGuid().ToString("N");
}
