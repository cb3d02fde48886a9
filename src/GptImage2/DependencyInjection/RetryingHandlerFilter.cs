using GptImage2.Endpoints.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace GptImage2.DependencyInjection;

/// <summary>Warns about handlers of a client's HttpClient that send requests again, when the HttpClient is created. They were added for this client, so they stay.</summary>
internal sealed class RetryingHandlerFilter(IEnumerable<RegisteredClient> clients, IServiceProvider services) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is not { } name || !clients.Any(client => client.HttpClientName == name))
            return;
        // Loggers may themselves need an HttpClient, so they are not asked for before.
        var log = new CallLog(services.GetService<ILoggerFactory>());
        foreach (DelegatingHandler handler in builder.AdditionalHandlers.Where(RetryingHandlers.IsLikely))
            log.HandlerRetries(name, handler.GetType().ToString());
    };
}
