using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GptImage2.AspNetCore.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>
/// Notes the schemas of contracts while a document is made, and fills them in at its end, when all names of components are known.
/// </summary>
internal sealed class ContractTransformer : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    private readonly ConditionalWeakTable<OpenApiDocument, List<FoundContract>> _found = [];

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Document is { } document && Find(schema, context.JsonTypeInfo) is { } contract)
        {
            _found.GetOrCreateValue(document).Add(contract);
            // What is noted for a union here would become components.
            schema.AnyOf = null;
            return;
        }

        // The exporter of System.Text.Json knows nothing of contracts, and leaves out elements of which it knows nothing.
        if (context.JsonTypeInfo.ElementType is { } element && IsContract(context.JsonTypeInfo.Options.GetTypeInfo(element)))
            await ShowElementAsync(schema, element, context, cancellationToken).ConfigureAwait(false);
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(document, out List<FoundContract>? contracts))
            new ContractComponents(document, contracts).Fill();
        return Task.CompletedTask;
    }

    private static async Task ShowElementAsync(OpenApiSchema schema, Type element, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
            schema.AdditionalProperties ??= await context.GetOrCreateSchemaAsync(element, null, cancellationToken).ConfigureAwait(false);
        else
            schema.Items ??= await context.GetOrCreateSchemaAsync(element, null, cancellationToken).ConfigureAwait(false);
    }

    private static FoundContract? Find(OpenApiSchema schema, JsonTypeInfo type)
    {
        JsonTypeInfo contract = NotNullable(type);
        return ContractTypes.SchemaOf(contract) is { } json
            ? new FoundContract(schema, (JsonObject)JsonNode.Parse(json)!, contract.Type.Name, IsNullable: contract != type)
            : null;
    }

    private static bool IsContract(JsonTypeInfo type) => ContractTypes.IsContract(NotNullable(type));

    private static JsonTypeInfo NotNullable(JsonTypeInfo type) =>
        Nullable.GetUnderlyingType(type.Type) is { } underlying ? type.Options.GetTypeInfo(underlying) : type;
}
