using System.Text.Json;
using GptImage2.Emulator.Requests;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Makes a wrong reply from a right one.</summary>
internal static class MalformedReplyMaker
{
    /// <summary>Makes the reply.</summary>
    /// <exception cref="SampleException">The document has nothing that could be wrong in this way.</exception>
    public static string Make(MalformedReply kind, string json, PromptSchema? schema)
    {
        if (MalformedMembers.Find(kind) is { Length: > 0 } changes)
            return MalformedMembers.Make(kind, changes, json, schema) ?? throw new SampleException($"nothing in the document can be wrong as {kind}.");

        string text = kind switch
        {
            MalformedReply.SchemaBefore => $"{SchemaText(schema)}\n\n{json}",
            MalformedReply.SchemaInstead => SchemaText(schema),
            _ => MalformedText.Make(kind, json),
        };
        return text != json ? text : throw new SampleException($"nothing in the document can be wrong as {kind}.");
    }

    private static string SchemaText(PromptSchema? schema)
    {
        if (schema is null)
            throw new SampleException("the prompt holds no JSON Schema to repeat.");

        using var document = JsonDocument.Parse(schema.Schema.ToJson());
        return JsonSerializer.Serialize(document.RootElement);
    }
}
