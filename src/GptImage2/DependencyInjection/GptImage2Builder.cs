using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.DependencyInjection;

internal sealed record GptImage2Builder(string Name, IServiceCollection Services, IHttpClientBuilder HttpClientBuilder) : IGptImage2Builder;
