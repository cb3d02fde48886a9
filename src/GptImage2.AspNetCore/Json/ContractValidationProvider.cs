using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace GptImage2.AspNetCore.Json;

/// <summary>
/// Keeps controllers from validating contracts a second time. The reader has checked all of a contract, and the validation of the
/// framework throws for records with attributes on their properties.
/// </summary>
internal sealed class ContractValidationProvider : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (ContractJsonConverterFactory.Of(Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) is not null)
            context.ValidationMetadata.ValidateChildren = false;
    }
}
