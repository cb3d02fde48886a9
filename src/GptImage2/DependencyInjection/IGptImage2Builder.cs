using Microsoft.Extensions.DependencyInjection;

namespace GptImage2;

/// <summary>What is registered under one name, and how to add to it.</summary>
public interface IGptImage2Builder
{
    /// <summary>The name of the client and its options; empty for the default one.</summary>
    string Name { get; }

    /// <summary>The services that all is registered in.</summary>
    IServiceCollection Services { get; }

    /// <summary>The <see cref="HttpClient"/> that requests go through: add handlers to it, or set its proxy.</summary>
    IHttpClientBuilder HttpClientBuilder { get; }
}
