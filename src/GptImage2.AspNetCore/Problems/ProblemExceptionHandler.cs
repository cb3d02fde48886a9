using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Answers exceptions of calls, images and contracts with problem details, and other bad requests with their status.</summary>
internal sealed class ProblemExceptionHandler(IProblemDetailsService problems, IOptions<GptImage2ProblemOptions> options) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Problem? problem = ProblemOf.Exception(exception);
        if (problem is not null)
            problem.Apply(httpContext.Response);
        else if (exception is BadHttpRequestException bad)
            httpContext.Response.StatusCode = bad.StatusCode;
        else
            return false;

        // A client that accepts no JSON gets the status alone.
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = problem?.ToDetails(exception, options.Value) ?? new ProblemDetails { Status = httpContext.Response.StatusCode },
            Exception = exception,
        }).ConfigureAwait(false);
        return true;
    }
}
