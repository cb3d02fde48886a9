using GptImage2.AspNetCore.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2;

/// <summary>Receives the webhooks of the provider.</summary>
public static class GptImage2WebhookEndpointExtensions
{
    private const string SecretName = "OPENAI_WEBHOOK_SECRET";

    /// <summary>Registers <see cref="BatchNotifications"/>, which carry the news of webhooks to jobs. A second call changes nothing.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddGptImage2Webhooks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!services.Any(static service => service.ServiceType == typeof(BatchNotifications)))
            services.AddSingleton<BatchNotifications>();
        return services;
    }

    /// <summary>Maps an endpoint that verifies webhooks and notifies <see cref="BatchNotifications"/> of batches that have ended.</summary>
    /// <remarks>
    /// It answers 200 for the end of a batch, 204 for any other event, 400 for a wrong signature, an old webhook or a body that is not an event,
    /// and 413 for a body that is too long. A webhook that is sent again under the same id is answered and not handled again.
    /// </remarks>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The path, such as <c>/webhooks</c>.</param>
    /// <param name="configure">Sets the options; null takes the secret from the configuration.</param>
    /// <exception cref="InvalidOperationException">There is no secret, or <see cref="AddGptImage2Webhooks"/> was not called.</exception>
    /// <exception cref="ArgumentException">A secret is not <c>whsec_</c> and base64, or an option is out of its range.</exception>
    public static IEndpointConventionBuilder MapGptImage2Webhooks(this IEndpointRouteBuilder endpoints, string pattern, Action<GptImage2WebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new GptImage2WebhookOptions();
        configure?.Invoke(options);
        options.Validate();
        IServiceProvider services = endpoints.ServiceProvider;
        if (options.Secrets.Count == 0 && services.GetService<IConfiguration>()?[SecretName] is { Length: > 0 } secret)
            options.Secrets.Add(secret);
        if (options.Secrets.Count == 0)
            throw new InvalidOperationException($"There is no secret to verify webhooks with. Set {SecretName} in the configuration, or {nameof(GptImage2WebhookOptions)}.{nameof(GptImage2WebhookOptions.Secrets)}.");
        BatchNotifications notifications = services.GetService<BatchNotifications>()
            ?? throw new InvalidOperationException($"Call services.{nameof(AddGptImage2Webhooks)}() before {nameof(MapGptImage2Webhooks)}.");
        var reader = new WebhookReader([.. options.Secrets])
        {
            Tolerance = options.Tolerance,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
        };
        return endpoints.MapPost(pattern, new WebhookEndpoint(reader, options, notifications).AnswerAsync);
    }
}
