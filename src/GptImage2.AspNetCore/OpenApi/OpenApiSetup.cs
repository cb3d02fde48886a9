using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>Adds the schemas of contracts to every OpenAPI document of the app.</summary>
internal sealed class OpenApiSetup : IConfigureNamedOptions<OpenApiOptions>
{
    public void Configure(string? name, OpenApiOptions options) => options.AddGptImage2Contracts();

    public void Configure(OpenApiOptions options) => Configure(Options.DefaultName, options);
}
