using System.Globalization;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Limits;

/// <summary>What may be asked in a minute, and what is left of it.</summary>
internal sealed class RateLimits(EndpointOptions options)
{
    // Recorded headers fit an estimate from the length of the text, not from its tokens, and a constant for each image.
    public const int CharactersPerToken = 4;
    public const int TokensPerImage = 765;

    private readonly Lock _lock = new();
    private readonly LimitBucket _requests = new("requests", options.RequestsPerMinute, options.TimeProvider);
    private readonly LimitBucket _tokens = new("tokens", options.TokensPerMinute, options.TimeProvider);
    private readonly LimitBucket _images = new("input-images", options.ImagesPerMinute, options.TimeProvider);

    /// <summary>Takes what a request needs and returns null, or returns the refusal.</summary>
    public Answer? Refuse(ChatRequest request)
    {
        int images = request.Images.Count();
        int tokens = Math.Max(1, request.Text.Length / CharactersPerToken) + (images * TokensPerImage);
        lock (_lock)
        {
            if (tokens > _tokens.Limit)
                return Answer.From(RateLimitErrors.TooLarge(request.Model, options.Organization, _tokens.Limit, tokens));

            (LimitBucket Bucket, long Count)[] needs = [(_requests, 1), (_tokens, tokens), (_images, images)];
            foreach ((LimitBucket? bucket, long _) in needs)
                bucket.Refill();

            foreach ((LimitBucket? bucket, long count) in needs.Where(static n => !n.Bucket.Has(n.Count)))
            {
                TimeSpan wait = bucket.TimeTo(count);
                ErrorResponse error = RateLimitErrors.Reached(request.Model, options.Organization, bucket.Kind, bucket.Limit, bucket.Limit - bucket.Remaining, count, wait);
                return Answer.From(error) with { Headers = RateLimitErrors.RetryAfter(wait) };
            }

            foreach ((LimitBucket? bucket, long count) in needs)
                bucket.Take(count);

            return null;
        }
    }

    /// <summary>Adds what is left to an answer, without changing what the script says.</summary>
    public Answer Tell(Answer answer, bool hasImages)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        lock (_lock)
        {
            foreach (LimitBucket bucket in (LimitBucket[])(hasImages ? [_requests, _tokens, _images] : [_requests, _tokens]))
            {
                bucket.Refill();
                headers[$"x-ratelimit-limit-{bucket.Kind}"] = bucket.Limit.ToString(CultureInfo.InvariantCulture);
                headers[$"x-ratelimit-remaining-{bucket.Kind}"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
                headers[$"x-ratelimit-reset-{bucket.Kind}"] = GoDuration.Print(bucket.Reset);
            }
        }

        foreach ((string? name, string? value) in answer.Headers)
            headers[name] = value;

        return answer with { Headers = headers };
    }
}
