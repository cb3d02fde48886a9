using NJsonSchema;
using NJsonSchema.References;

namespace GptImage2.Emulator.Samples;

/// <summary>Resolves references within a schema, and no others: a prompt must not make the emulator open a file or an address.</summary>
internal sealed class LocalReferences(JsonSchema root) : JsonReferenceResolver(new JsonSchemaAppender(root, new DefaultTypeNameGenerator()))
{
    public override Task<IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) => throw Refusal(filePath);

    public override Task<IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) => throw Refusal(url);

    public static SampleException Refusal(string reference) =>
        new($"the reference {Shorten(reference)} leads out of it, and the emulator follows only references within a schema.", isLimit: true);

    private static string Shorten(string reference) => reference.Length <= 80 ? reference : reference[..79] + "…";
}
