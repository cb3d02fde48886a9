using System.Runtime.CompilerServices;
using GptImage2.AspNetCore.OpenApi;
using Microsoft.AspNetCore.OpenApi;

namespace GptImage2;

/// <summary>Shows contracts in OpenAPI documents.</summary>
public static class GptImage2OpenApiOptionsExtensions
{
    private static readonly ConditionalWeakTable<OpenApiOptions, ContractTransformer> Known = [];

    /// <summary>
    /// Gives contracts in the document the schema that the model and the reader have: with constraints, enums, unions and descriptions.
    /// A second call changes nothing.
    /// </summary>
    /// <remarks>
    /// <see cref="GptImage2WebServiceCollectionExtensions.AddGptImage2Contracts"/> does this for all documents. Schemas are complete in
    /// transformers of documents that are added later. The keywords are those of JSON Schema 2020-12, as OpenAPI 3.1 has them; a document
    /// in version 3.0 shows what that version can express.
    /// </remarks>
    /// <param name="options">The options of the document.</param>
    public static OpenApiOptions AddGptImage2Contracts(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var transformer = new ContractTransformer();
        return Known.TryAdd(options, transformer)
            ? options.AddSchemaTransformer(transformer).AddDocumentTransformer(transformer)
            : options;
    }
}
