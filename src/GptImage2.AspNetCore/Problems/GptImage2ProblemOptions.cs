namespace GptImage2;

/// <summary>What the problem details of failed calls show. The defaults show nothing of prompts, replies, keys and costs.</summary>
public sealed class GptImage2ProblemOptions
{
    /// <summary>
    /// Whether the problem has the violations of a reply. They quote up to 80 characters of the reply for each. False by default. The
    /// violations of a request body are always shown, because the client sent that text itself.
    /// </summary>
    public bool ShowViolations { get; set; }

    /// <summary>Whether the problem has the id of the request at the provider. True by default.</summary>
    public bool ShowRequestId { get; set; } = true;

    /// <summary>Whether the problem has the tokens that were billed nevertheless, and their cost in US dollars. False by default.</summary>
    public bool ShowUsage { get; set; }
}
