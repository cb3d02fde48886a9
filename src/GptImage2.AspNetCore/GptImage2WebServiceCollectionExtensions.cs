using GptImage2.AspNetCore.Json;
using GptImage2.AspNetCore.OpenApi;
using GptImage2.AspNetCore.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace GptImage2;

/// <summary>Brings contracts and failed calls into an ASP.NET Core app.</summary>
public static class GptImage2WebServiceCollectionExtensions
{
    /// <summary>
    /// Lets minimal APIs and controllers write contracts in their own JSON and read them checked, and lets OpenAPI documents show their own
    /// schemas. A second call changes nothing.
    /// </summary>
    /// <remarks>
    /// A body that breaks a contract is answered with 400. Controllers show every violation. For minimal APIs, call
    /// <see cref="AddGptImage2ProblemDetails"/> too.
    /// </remarks>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddGptImage2Contracts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IPostConfigureOptions<HttpJsonOptions>, HttpJsonSetup>(),
            ServiceDescriptor.Singleton<IPostConfigureOptions<JsonOptions>, MvcJsonSetup>(),
            ServiceDescriptor.Singleton<IPostConfigureOptions<MvcOptions>, MvcFormatterSetup>(),
            ServiceDescriptor.Singleton<IPostConfigureOptions<ApiBehaviorOptions>, MvcProblemSetup>(),
            ServiceDescriptor.Singleton<IConfigureOptions<OpenApiOptions>, OpenApiSetup>(),
        ]);
        return services;
    }

    /// <summary>
    /// Answers exceptions of calls, images and contracts with problem details, where the app calls <c>UseExceptionHandler()</c>. The page
    /// for developers is kept for browsers.
    /// </summary>
    /// <remarks>
    /// Minimal APIs throw for bodies that they cannot read (<see cref="RouteHandlerOptions.ThrowOnBadRequest"/>), so that these become
    /// problems too.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets what problems show; null shows nothing of prompts, replies and costs.</param>
    public static IServiceCollection AddGptImage2ProblemDetails(this IServiceCollection services, Action<GptImage2ProblemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.TryAddSingleton<ProblemExceptionHandler>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IExceptionHandler, ProblemExceptionHandler>(static provider => provider.GetRequiredService<ProblemExceptionHandler>()),
            ServiceDescriptor.Singleton<IDeveloperPageExceptionFilter, ProblemPageFilter>(),
            ServiceDescriptor.Singleton<IConfigureOptions<RouteHandlerOptions>, BodyExceptionSetup>(),
        ]);
        if (configure is not null)
            services.Configure(configure);
        return services;
    }
}
