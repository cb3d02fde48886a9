using System.Diagnostics.CodeAnalysis;
using GptImage2.DependencyInjection;
using GptImage2.Endpoints.Telemetry;
using GptImage2.OpenAI.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GptImage2;

/// <summary>Registers <see cref="GptImage2Client"/> in a host.</summary>
public static class GptImage2ServiceCollectionExtensions
{
    private const string HttpClientName = "GptImage2";

    // Connections are renewed regularly, so that a long-lived client notices changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Registers the default client. Its options are checked when the host starts.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null reads the key from the environment and uses the defaults for the rest.</param>
    public static IGptImage2Builder AddGptImage2(this IServiceCollection services, Action<GptImage2Options>? configure = null) =>
        Add(services, Options.DefaultName, configure);

    /// <summary>Registers the default client with options from configuration. They are checked when the host starts.</summary>
    /// <remarks>A changed <see cref="GptImage2Options.ApiKey"/> is used from the next request on. Other changes need a restart.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="section">The section. Its keys are the names of options; any other key is an error.</param>
    public static IGptImage2Builder AddGptImage2(this IServiceCollection services, IConfiguration section) =>
        Add(services, Options.DefaultName, From(section, Options.DefaultName), section);

    /// <summary>Registers a named client. The client and its interfaces are keyed services of that name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name.</param>
    /// <param name="configure">Sets the options; null reads the key from the environment and uses the defaults for the rest.</param>
    public static IGptImage2Builder AddGptImage2(this IServiceCollection services, string name, Action<GptImage2Options>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, configure);
    }

    /// <summary>Registers a named client with options from configuration.</summary>
    /// <remarks>A changed <see cref="GptImage2Options.ApiKey"/> is used from the next request on. Other changes need a restart.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="name">The name.</param>
    /// <param name="section">The section. Its keys are the names of options; any other key is an error.</param>
    public static IGptImage2Builder AddGptImage2(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, From(section, name), section);
    }

    /// <summary>Registers a check of replies for every client of the host.</summary>
    /// <remarks>Each check of a reply runs in a scope of its own, and may use scoped services.</remarks>
    /// <typeparam name="T">The type of the value: what a method returns, or an item of the stream that it returns.</typeparam>
    /// <typeparam name="TCheck">The check. It is registered as a scoped service unless it is registered already.</typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddReplyCheck<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>(this IServiceCollection services)
        where TCheck : class, IReplyCheck<T>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddScoped<TCheck>();

        // A name of null stands for all names.
        services.AddSingleton<IConfigureOptions<GptImage2Options>>(static provider => new ConfigureNamedOptions<GptImage2Options, IServiceScopeFactory>(
            null,
            provider.GetRequiredService<IServiceScopeFactory>(),
            static (options, scopes) => options.Checks.Add(new ScopedReplyCheck<T, TCheck>(scopes))));
        return services;
    }

    private static Action<GptImage2Options> From(IConfiguration section, string name)
    {
        ArgumentNullException.ThrowIfNull(section);
        return options => OptionsSection.Read(section, name, options);
    }

    private static GptImage2Builder Add(IServiceCollection services, string name, Action<GptImage2Options>? configure, IConfiguration? section = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        string httpName = name.Length == 0 ? HttpClientName : $"{HttpClientName}:{name}";
        bool isFirst = !services.Any(service => service.ServiceKey is null && service.ImplementationInstance is RegisteredClient registered && registered.Name == name);
        IHttpClientBuilder http = services.AddHttpClient(httpName);
        if (isFirst)
        {
            services.AddSingleton(new RegisteredClient(name, httpName));
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, RetryingHandlerFilter>());
            // Handlers of ConfigureHttpClientDefaults come before those of a named client, whatever the order of registration.
            http.ConfigureAdditionalHttpMessageHandlers((handlers, provider) => RetryingHandlers.LeaveOut(handlers, httpName, new CallLog(provider.GetService<ILoggerFactory>())));
        }

        http
            // AttemptTimeout limits the time of an attempt.
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        OptionsBuilder<GptImage2Options> options = services.AddOptions<GptImage2Options>(name).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        // A changed configuration makes new options, of which the client takes the key.
        if (section is not null)
            services.AddSingleton<IOptionsChangeTokenSource<GptImage2Options>>(new ConfigurationChangeTokenSource<GptImage2Options>(name, section));
        options.PostConfigure<IServiceProvider>((settings, provider) => FillIn(settings, provider, httpName));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GptImage2Options>, OptionsCheck>());

        if (name.Length == 0)
            services.TryAddSingleton(static provider => Create(provider, Options.DefaultName));
        else
            services.TryAddKeyedSingleton(name, static (provider, key) => Create(provider, (string)key!));
        return new GptImage2Builder(name, services, http);
    }

    private static GptImage2Client Create(IServiceProvider provider, string name)
    {
        IOptionsMonitor<GptImage2Options> monitor = provider.GetRequiredService<IOptionsMonitor<GptImage2Options>>();
        return new GptImage2Client(monitor.Get(name), () => monitor.Get(name).ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable));
    }

    // Services of the host are used for options that are not set.
    private static void FillIn(GptImage2Options options, IServiceProvider provider, string httpName)
    {
        options.HttpClient ??= provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName);
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } clock)
            options.TimeProvider = clock;
    }
}
