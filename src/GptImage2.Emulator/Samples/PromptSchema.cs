using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>A schema of a prompt, as NJsonSchema read it.</summary>
internal sealed record PromptSchema(JsonSchema Schema)
{
    /// <summary>Says what is wrong with a document; null when nothing is.</summary>
    public string? Complaint(string json)
    {
        try
        {
            return Schema.Validate(json).FirstOrDefault() is { } error ? $"{error.Kind} at {error.Path}" : null;
        }
        catch (Exception e) when (e is InvalidCastException or InvalidOperationException)
        {
            // Enumerations of objects, and references that do not resolve, end this way.
            throw new SampleException($"NJsonSchema cannot judge it ({e.Message}).");
        }
    }
}
