using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes a document that a schema accepts, the same one for the same seed.</summary>
internal static class SampleMaker
{
    private const int Attempts = 24;

    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    /// <summary>Makes a document.</summary>
    /// <exception cref="SampleException">No document was found that the schema accepts.</exception>
    public static string Make(PromptSchema schema, long seed)
    {
        try
        {
            return MakeAny(schema, seed);
        }
        catch (InvalidOperationException e)
        {
            throw new SampleException($"NJsonSchema cannot follow it ({e.Message}).");
        }
    }

    private static string MakeAny(PromptSchema schema, long seed)
    {
        var heights = new SchemaHeights(schema.Schema);
        var budget = new SampleBudget();
        string? complaint = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            budget.BeginAttempt();
            JsonNode? value = new SampleBuilder(heights, new SampleSeed(seed, attempt), budget).Make(schema.Schema, "value", ordinal: 0);
            string json = value?.ToJsonString(Minified) ?? "null";
            complaint = schema.Complaint(json);
            if (complaint is null)
                return json;
        }

        throw new SampleException($"none of {Attempts} attempts was accepted by NJsonSchema ({complaint}).");
    }
}
