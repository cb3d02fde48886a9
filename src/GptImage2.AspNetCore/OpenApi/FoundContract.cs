using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>A schema of a document that is the one of a contract.</summary>
/// <param name="Target">The schema of the document.</param>
/// <param name="Json">The contract's own schema.</param>
/// <param name="TypeName">The name of the type.</param>
/// <param name="IsNullable">Whether the value may also be null.</param>
internal sealed record FoundContract(OpenApiSchema Target, JsonObject Json, string TypeName, bool IsNullable);
