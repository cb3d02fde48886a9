using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>A schema of a prompt, as NJsonSchema read it.</summary>
internal sealed record PromptSchema(JsonSchema Schema)
{
    public bool Accepts(string json) => Schema.Validate(json).Count == 0;

    public string? Complaint(string json) => Schema.Validate(json).FirstOrDefault() is { } error ? $"{error.Kind} at {error.Path}" : null;
}
