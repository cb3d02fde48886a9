using GptImage2.Messages;

namespace GptImage2.Calls;

/// <summary>The resolved settings of one call.</summary>
internal sealed record CallSettings(Leniency Leniency, int MaxCorrections, int? MaxOutputTokens)
{
    /// <summary>The prices of tokens, by tier; null when they are not known. There are no cost limits then.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>The cost limits that the requests of the call count in: that of the call, if it has one, and that of the client.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>The checks of the value; null when there are none.</summary>
    public ReplyChecks? Checks { get; init; }

    /// <summary>The settings that people made by hand, as they belong to the identity of a request.</summary>
    public AuthorSettings Author => new() { MaxOutputTokens = MaxOutputTokens, ReasoningEffort = Request.ReasoningEffort, Verbosity = Request.Verbosity };

    public ImageLimits Images { get; init; } = ImageLimits.Default;

    /// <summary>The context window in tokens; null to check none.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Counts the tokens of requests; null to estimate them.</summary>
    public ITokenCounter? TokenCounter { get; init; }

    /// <summary>Whether corrections send the images again.</summary>
    public CorrectionImages CorrectionImages { get; init; }

    /// <summary>What happens to values that may not come from the input.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; init; }

    /// <summary>What the requests ask for beside their messages.</summary>
    public RequestSettings Request { get; init; } = RequestSettings.None;

    /// <summary>The first request of a call.</summary>
    public JsonModeRequest Begin(LeadingMessages leading, UserMessage message) =>
        new(leading, message.Parts) { MaxOutputTokens = MaxOutputTokens, Settings = Request, Author = Author, Counter = TokenCounter };
}
