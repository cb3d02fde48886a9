using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Json;

/// <summary>Adds the reader of bodies with contracts to controllers, before the one of the framework. What it has read is not validated again.</summary>
internal sealed class MvcFormatterSetup(IOptions<JsonOptions> json) : IPostConfigureOptions<MvcOptions>
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.InputFormatters.Insert(0, new ContractInputFormatter(json.Value.JsonSerializerOptions));
        options.ModelMetadataDetailsProviders.Add(new ContractValidationProvider());
    }
}
