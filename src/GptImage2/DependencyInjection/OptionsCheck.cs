using GptImage2.OpenAI;
using GptImage2.OpenAI.Credentials;
using Microsoft.Extensions.Options;

namespace GptImage2.DependencyInjection;

/// <summary>Checks, when the host starts, what the client checks when it is created.</summary>
internal sealed class OptionsCheck : IValidateOptions<GptImage2Options>
{
    public ValidateOptionsResult Validate(string? name, GptImage2Options options)
    {
        try
        {
            options.Validate();
            EndpointAddress.Resolve(options.Endpoint);
            if (options.Credential is null)
                ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(string.IsNullOrEmpty(name) ? Rule(e) : $"AddGptImage2(\"{name}\"): {Rule(e)}");
        }
    }

    // The part about the parameter name is removed: it means nothing to the author of a configuration.
    private static string Rule(ArgumentException e) => e.Message.Split(" (Parameter", 2)[0];
}
