using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Json;

/// <summary>Adds contracts to the JSON of controllers.</summary>
internal sealed class MvcJsonSetup : IPostConfigureOptions<JsonOptions>
{
    public void PostConfigure(string? name, JsonOptions options) => options.JsonSerializerOptions.AddContracts();
}
