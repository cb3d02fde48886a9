using System.Collections.Frozen;
using GptImage2.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GptImage2.DependencyInjection;

/// <summary>Reads options from a section of configuration without reflection. It reports every key and value that it cannot use.</summary>
internal static class OptionsSection
{
    private const string MetadataPrefix = $"{nameof(GptImage2Options.Metadata)}:";
    private const string HeadersPrefix = $"{nameof(GptImage2Options.Headers)}:";

    private static readonly OptionSetting[] All =
    [
        OptionSetting.Text(nameof(GptImage2Options.ApiKey), static (o, text) => o.ApiKey = text),
        OptionSetting.Text(nameof(GptImage2Options.ApiKeyHeader), static (o, text) => o.ApiKeyHeader = text),
        new(nameof(GptImage2Options.Endpoint), "an absolute URI", static (o, text) =>
        {
            bool absolute = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri);
            o.Endpoint = uri;
            return absolute;
        }),
        OptionSetting.Text(nameof(GptImage2Options.Model), static (o, text) => o.Model = text),
        OptionSetting.Money("Price:InputPerMillion", static (o, value) => o.Price = PriceOf(o) with { InputPerMillion = value }),
        OptionSetting.Money("Price:OutputPerMillion", static (o, value) => o.Price = PriceOf(o) with { OutputPerMillion = value }),
        OptionSetting.Money("Price:CachedInputPerMillion", static (o, value) => o.Price = PriceOf(o) with { CachedInputPerMillion = value }),
        OptionSetting.Money("Price:CacheWritePerMillion", static (o, value) => o.Price = PriceOf(o) with { CacheWritePerMillion = value }),
        OptionSetting.Parsed<DateOnly>("Price:AsOf", "a date as in 2026-05-08", static (o, value) => o.Price = PriceOf(o) with { AsOf = value }),
        OptionSetting.Number(nameof(GptImage2Options.MaxOutputTokens), static (o, value) => o.MaxOutputTokens = value),
        OptionSetting.OneOf<Leniency>(nameof(GptImage2Options.Leniency), "Strict, Certain or Lossy", static (o, value) => o.Leniency = value),
        OptionSetting.Number(nameof(GptImage2Options.MaxCorrections), static (o, value) => o.MaxCorrections = value),
        OptionSetting.OneOf<CorrectionImages>(nameof(GptImage2Options.CorrectionImages), "Auto, Always or Never", static (o, value) => o.CorrectionImages = value),
        OptionSetting.OneOf<DoubtfulAnswers>(nameof(GptImage2Options.DoubtfulAnswers), "Warn, Off or Violation", static (o, value) => o.DoubtfulAnswers = value),
        OptionSetting.OneOf<ServiceTier>(nameof(GptImage2Options.ServiceTier), "Auto, Default, Flex, Scale or Priority", static (o, value) => o.ServiceTier = value),
        OptionSetting.OneOf<FlexShortage>(nameof(GptImage2Options.FlexShortage), "Wait or UseDefaultTier", static (o, value) => o.FlexShortage = value),
        OptionSetting.OneOf<ReasoningEffort>(nameof(GptImage2Options.ReasoningEffort), "None, Minimal, Low, Medium, High, XHigh or Max", static (o, value) => o.ReasoningEffort = value),
        OptionSetting.OneOf<Verbosity>(nameof(GptImage2Options.Verbosity), "Low, Medium or High", static (o, value) => o.Verbosity = value),
        OptionSetting.Text(nameof(GptImage2Options.PromptCacheKey), static (o, text) => o.PromptCacheKey = text),
        OptionSetting.OneOf<PromptCacheBreakpoint>(nameof(GptImage2Options.PromptCacheBreakpoint), "None, ThirtyMinutes or TwelveHours", static (o, value) => o.PromptCacheBreakpoint = value),
        OptionSetting.OneOf<ImageDetail>(nameof(GptImage2Options.ImageDetail), "Auto, Low, High or Original", static (o, value) => o.ImageDetail = value),
        OptionSetting.Text(nameof(GptImage2Options.SafetyIdentifier), static (o, text) => o.SafetyIdentifier = text),
        OptionSetting.Money(nameof(GptImage2Options.MaxCostPerCall), static (o, value) => o.MaxCostPerCall = value),
        OptionSetting.Money(nameof(GptImage2Options.MaxCost), static (o, value) => o.MaxCost = value),
        OptionSetting.Money(nameof(GptImage2Options.MaxCostPerDay), static (o, value) => o.MaxCostPerDay = value),
        OptionSetting.Money(nameof(GptImage2Options.MaxCostPerMonth), static (o, value) => o.MaxCostPerMonth = value),
        OptionSetting.Number(nameof(GptImage2Options.ReservedOutputTokens), static (o, value) => o.ReservedOutputTokens = value),
        OptionSetting.Parsed<long>("ImageLimits:MaxImageBytes", "an integer", static (o, value) => o.ImageLimits = o.ImageLimits with { MaxImageBytes = value }),
        OptionSetting.Number("ImageLimits:MaxImages", static (o, value) => o.ImageLimits = o.ImageLimits with { MaxImages = value }),
        OptionSetting.Parsed<long>("ImageLimits:MaxPayloadBytes", "an integer", static (o, value) => o.ImageLimits = o.ImageLimits with { MaxPayloadBytes = value }),
        OptionSetting.Number(nameof(GptImage2Options.ContextTokens), static (o, value) => o.ContextTokens = value),
        OptionSetting.Number(nameof(GptImage2Options.MaxRetries), static (o, value) => o.MaxRetries = value),
        OptionSetting.Span(nameof(GptImage2Options.MaxRetryDelay), static (o, value) => o.MaxRetryDelay = value),
        OptionSetting.Span(nameof(GptImage2Options.AttemptTimeout), static (o, value) => o.AttemptTimeout = value),
        OptionSetting.Span(nameof(GptImage2Options.StreamTimeout), static (o, value) => o.StreamTimeout = value),
        OptionSetting.Text(nameof(GptImage2Options.Organization), static (o, text) => o.Organization = text),
        OptionSetting.Text(nameof(GptImage2Options.Project), static (o, text) => o.Project = text),
        OptionSetting.Number(nameof(GptImage2Options.MaxConcurrentRequests), static (o, value) => o.MaxConcurrentRequests = value),
        OptionSetting.Number(nameof(GptImage2Options.RequestsPerMinute), static (o, value) => o.RequestsPerMinute = value),
        OptionSetting.Number(nameof(GptImage2Options.RequestBurst), static (o, value) => o.RequestBurst = value),
        OptionSetting.Number(nameof(GptImage2Options.TokensPerMinute), static (o, value) => o.TokensPerMinute = value),
        OptionSetting.Number(nameof(GptImage2Options.TokenBurst), static (o, value) => o.TokenBurst = value),
        OptionSetting.Span(nameof(GptImage2Options.ReplyCacheDuration), static (o, value) => o.ReplyCacheDuration = value),
        OptionSetting.Span(nameof(GptImage2Options.ReplyCacheTimeout), static (o, value) => o.ReplyCacheTimeout = value),
        OptionSetting.Parsed<bool>(nameof(GptImage2Options.CaptureContent), "true or false", static (o, value) => o.CaptureContent = value),
    ];

    private static readonly FrozenDictionary<string, OptionSetting> ByName =
        All.ToFrozenDictionary(static setting => setting.Name, StringComparer.OrdinalIgnoreCase);

    // Names of earlier previews. A renamed key would otherwise look like a misspelling, or have another meaning.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["MaxRepairs"] = nameof(GptImage2Options.MaxCorrections),
        ["MaxConcurrentCalls"] = nameof(GptImage2Options.MaxConcurrentRequests),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OptionsValidationException">A key is not an option, or its value is not valid. The message quotes no values, since a value may be the API key.</exception>
    public static void Read(IConfiguration section, string optionsName, GptImage2Options options)
    {
        var failures = new List<string>();
        string prefix = section is IConfigurationSection { Path: { Length: > 0 } path } ? path + ":" : "";
        foreach ((string name, string? text) in section.AsEnumerable(makePathsRelative: true))
        {
            bool known = ByName.TryGetValue(name, out OptionSetting? setting);
            if (text is null)
                continue;
            if (name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                (options.Metadata ??= new Dictionary<string, string>(StringComparer.Ordinal))[name[MetadataPrefix.Length..]] = text;
                continue;
            }

            if (name.StartsWith(HeadersPrefix, StringComparison.OrdinalIgnoreCase))
            {
                options.Headers[name[HeadersPrefix.Length..]] = text;
                continue;
            }

            if (Renamed.TryGetValue(name, out string? newName))
                failures.Add($"{prefix}{name} was renamed to {newName}. Rename the key in the configuration.");
            else if (!known)
                failures.Add($"{prefix}{name} is not an option of {nameof(GptImage2Options)} that configuration can set. Correct or remove the key.");
            else if (IsUnset(setting!, text))
                continue;
            else if (!setting!.TrySet(options, text))
                failures.Add($"{prefix}{name} must be {setting.Expected}.");
        }

        if (failures.Count > 0)
            throw new OptionsValidationException(optionsName, typeof(GptImage2Options), failures);
    }

    // Who writes a price does not mean the discounts of the price that the library knows.
    private static ModelPrice PriceOf(GptImage2Options options) => ReferenceEquals(options.Price, GptImage2Model.Price)
        ? new ModelPrice(options.Price.InputPerMillion, options.Price.OutputPerMillion, options.Price.AsOf)
        : options.Price;

    // An empty environment variable unsets an optional option. An empty API key is a mistake, and is reported.
    private static bool IsUnset(OptionSetting setting, string text) =>
        text.Length == 0 && setting.Name is not (nameof(GptImage2Options.ApiKey) or nameof(GptImage2Options.Model));
}
