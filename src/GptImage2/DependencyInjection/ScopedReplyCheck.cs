using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.DependencyInjection;

/// <summary>Runs a registered check in a scope of its own, because clients live longer than the services of a request.</summary>
internal sealed class ScopedReplyCheck<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>(IServiceScopeFactory scopes) : IReplyCheck<T>
    where TCheck : class, IReplyCheck<T>
{
    public async ValueTask CheckAsync(T value, ReplyCheckContext context, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            await scope.ServiceProvider.GetRequiredService<TCheck>().CheckAsync(value, context, cancellationToken).ConfigureAwait(false);
    }
}
