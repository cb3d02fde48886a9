using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Json;

/// <summary>Adds contracts to the JSON of minimal APIs, after the resolvers of the app, which would otherwise come before those of unions.</summary>
internal sealed class HttpJsonSetup : IPostConfigureOptions<JsonOptions>
{
    public void PostConfigure(string? name, JsonOptions options) => options.SerializerOptions.AddContracts();
}
