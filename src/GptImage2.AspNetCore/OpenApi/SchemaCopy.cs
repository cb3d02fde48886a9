using Microsoft.OpenApi;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>Copies the keywords of a schema that a contract has at its root.</summary>
internal static class SchemaCopy
{
    public static void Copy(OpenApiSchema source, OpenApiSchema target)
    {
        target.Type = source.Type;
        target.Description = source.Description ?? target.Description;
        target.Properties = source.Properties;
        target.Required = source.Required;
        target.AdditionalProperties = source.AdditionalProperties;
        target.AdditionalPropertiesAllowed = source.AdditionalPropertiesAllowed;
        target.PatternProperties = source.PatternProperties;
        target.MinProperties = source.MinProperties;
        target.MaxProperties = source.MaxProperties;
        target.AnyOf = source.AnyOf;
        target.AllOf = source.AllOf;
        target.OneOf = source.OneOf;
        // The derived types are written in place, with their discriminator as an enum. OpenAPI's own discriminator is for components only.
        target.Discriminator = null;
        target.UnrecognizedKeywords = source.UnrecognizedKeywords;
    }
}
