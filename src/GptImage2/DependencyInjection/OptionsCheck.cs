using GptImage2.OpenAI;
using Microsoft.Extensions.Options;

namespace GptImage2.DependencyInjection;

/// <summary>Checks what a client would check when it is made, but when the host starts.</summary>
internal sealed class OptionsCheck : IValidateOptions<GptImage2Options>
{
    public ValidateOptionsResult Validate(string? name, GptImage2Options options)
    {
        try
        {
            options.Validate();
            EndpointAddress.Resolve(options.Endpoint);
            ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(string.IsNullOrEmpty(name) ? Rule(e) : $"AddGptImage2(\"{name}\"): {Rule(e)}");
        }
    }

    // What the exception adds about its parameter says nothing to who writes configuration.
    private static string Rule(ArgumentException e) => e.Message.Split(" (Parameter", 2)[0];
}
