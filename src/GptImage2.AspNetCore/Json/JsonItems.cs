using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Json;

/// <summary>Writes values with the JSON options of the app, contracts by themselves.</summary>
internal static class JsonItems
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> WithContracts = [];

    /// <summary>Returns a writer for values of a type.</summary>
    public static Action<Utf8JsonWriter, T> WriterOf<T>(HttpContext context)
    {
        JsonSerializerOptions options = context.RequestServices.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions ?? new JsonOptions().SerializerOptions;
        // AddGptImage2Contracts may not have been called.
        JsonSerializerOptions complete = WithContracts.GetValue(options, static app => new JsonSerializerOptions(app).AddContracts());
        var type = (JsonTypeInfo<T>)complete.GetTypeInfo(typeof(T));
        return (json, value) => JsonSerializer.Serialize(json, value, type);
    }
}
