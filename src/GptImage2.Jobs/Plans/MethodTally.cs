using GptImage2.Endpoints;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;
using GptImage2.Messages;
using GptImage2.Models;

namespace GptImage2.Jobs.Plans;

/// <summary>The requests of one method and model that a run would send.</summary>
internal sealed class MethodTally(CountedRequest first, int reservedOutput)
{
    private readonly ContractSize _size = ContractSize.Of(first.Call.Contract);

    public string Method => first.Call.Method;

    public string? Model => first.Request.Settings.Model;

    public ModelPrice? Price => first.Price;

    /// <summary>The settings of its requests.</summary>
    public RequestSettings Settings => first.Request.Settings;

    public long Requests { get; private set; }

    public long InputTokens { get; private set; }

    public long PictureTokens { get; private set; }

    public long UnknownPictures { get; private set; }

    /// <summary>What earlier replies were like; null when there are none.</summary>
    public Experience? Experience { get; set; }

    /// <summary>The expected output tokens of one reply.</summary>
    public double UsualOutput => Experience?.MeanOutput ?? Math.Min(_size.Usual, OutputLimit);

    /// <summary>The output tokens that few replies exceed.</summary>
    public long MostOutput => Experience?.Quantile(0.95) ?? Math.Min(_size.Most ?? OutputLimit, OutputLimit);

    private int OutputLimit => first.Request.MaxOutputTokens ?? reservedOutput;

    /// <summary>Adds a request, or takes it back.</summary>
    public void Add(RequestTally tally, int sign = 1)
    {
        Requests += sign;
        InputTokens += sign * tally.InputTokens;
        PictureTokens += sign * tally.PictureTokens;
        UnknownPictures += sign * tally.UnknownPictures;
    }

    /// <summary>The cost by a tier in US dollars; null when its price is not known.</summary>
    public decimal? CostBy(ServiceTier tier, double output) => Price?.Of(tier) is not { } price
        ? null
        : price.CostOf(new TokenUsage(InputTokens, (long)Math.Ceiling(output * Requests)));
}
