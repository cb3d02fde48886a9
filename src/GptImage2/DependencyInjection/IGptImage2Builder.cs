using Microsoft.Extensions.DependencyInjection;

namespace GptImage2;

/// <summary>A registered client, to which services can be added.</summary>
public interface IGptImage2Builder
{
    /// <summary>The name of the client and of its options; empty for the default client.</summary>
    string Name { get; }

    /// <summary>The services in which the client is registered.</summary>
    IServiceCollection Services { get; }

    /// <summary>The builder of the <see cref="HttpClient"/> that sends the requests. Use it to add handlers or to set a proxy.</summary>
    IHttpClientBuilder HttpClientBuilder { get; }
}
