using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Shows the problem instead of the developer page to clients that do not ask for HTML. People keep the page.</summary>
internal sealed class ProblemPageFilter(ProblemExceptionHandler handler) : IDeveloperPageExceptionFilter
{
    public async Task HandleExceptionAsync(ErrorContext errorContext, Func<ErrorContext, Task> next)
    {
        HttpContext context = errorContext.HttpContext;
        if (context.Response.HasStarted || AcceptsHtml(context.Request) || !await handler.TryHandleAsync(context, errorContext.Exception, context.RequestAborted).ConfigureAwait(false))
            await next(errorContext).ConfigureAwait(false);
    }

    private static bool AcceptsHtml(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
