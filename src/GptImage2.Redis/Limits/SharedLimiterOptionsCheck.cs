using Microsoft.Extensions.Options;

namespace GptImage2.Redis.Limits;

/// <summary>Checks, when the host starts, what the limiter checks when it is created.</summary>
internal sealed class SharedLimiterOptionsCheck(string limiter) : IValidateOptions<SharedLimiterOptions>
{
    public ValidateOptionsResult Validate(string? name, SharedLimiterOptions options)
    {
        if (name != limiter)
            return ValidateOptionsResult.Skip;
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            // The part about the parameter name is removed: it means nothing to the author of a configuration.
            return ValidateOptionsResult.Fail($"AddRedisRequestLimiter(\"{name}\"): {e.Message.Split(" (Parameter", 2)[0]}");
        }
    }
}
