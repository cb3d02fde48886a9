using GptImage2.Jobs.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2;

/// <summary>Registers jobs.</summary>
public static class JobServiceCollectionExtensions
{
    /// <summary>Registers a job that is read in this process, as an <see cref="IJob{TItem, T}"/>.</summary>
    /// <typeparam name="TClient">The interface that is called.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="services">The services. They have a <see cref="GptImage2Client"/> and a <see cref="Journal"/>.</param>
    /// <param name="definition">The definition of the job.</param>
    /// <param name="options">The settings of its runs; null for the defaults.</param>
    /// <exception cref="ArgumentException">The definition has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    public static IServiceCollection AddJob<TClient, TItem, T>(this IServiceCollection services, JobDefinition<TClient, TItem, T> definition, JobOptions? options = null)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(definition.Name, nameof(definition));
        options ??= new JobOptions();
        options.Validate();
        return services.AddSingleton<IJob<TItem, T>>(provider =>
            new LocalJob<TClient, TItem, T>(new JobSource(provider.GetRequiredService<GptImage2Client>(), provider.GetRequiredService<Journal>().Store), definition, options));
    }
}
