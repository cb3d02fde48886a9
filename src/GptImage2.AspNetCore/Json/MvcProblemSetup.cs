using GptImage2.AspNetCore.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GptImage2.AspNetCore.Json;

/// <summary>Answers bodies of controllers that break a contract with the same problem as minimal APIs.</summary>
internal sealed class MvcProblemSetup(IOptions<GptImage2ProblemOptions> problems) : IPostConfigureOptions<ApiBehaviorOptions>
{
    public void PostConfigure(string? name, ApiBehaviorOptions options)
    {
        Func<ActionContext, IActionResult> others = options.InvalidModelStateResponseFactory;
        options.InvalidModelStateResponseFactory = context => ContractInputFormatter.ViolationsOf(context.HttpContext) is { } violations
            ? new BadRequestObjectResult(ProblemOf.InvalidBody(violations).ToDetails(null, problems.Value)) { ContentTypes = { "application/problem+json" } }
            : others(context);
    }
}
