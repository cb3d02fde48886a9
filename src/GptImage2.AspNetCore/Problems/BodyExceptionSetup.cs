using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Lets minimal APIs throw for a body that they cannot read, instead of answering it without saying why.</summary>
internal sealed class BodyExceptionSetup : IConfigureOptions<RouteHandlerOptions>
{
    public void Configure(RouteHandlerOptions options) => options.ThrowOnBadRequest = true;
}
