using System.Text.Json.Serialization;

namespace GptImage2.Benchmarks.Contracts;

/// <summary>The contender: the code that most people would write. Only names are set.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(PictureLabels))]
[JsonSerializable(typeof(Extraction))]
public sealed partial class SerializerContext : JsonSerializerContext;

/// <summary>The contender for the form. Without its additional option, it refuses a discriminator that is not the first member.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(RegistrationForm))]
public sealed partial class FormSerializerContext : JsonSerializerContext;

/// <summary>The chat completion as a typed envelope.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatEnvelope))]
public sealed partial class EnvelopeContext : JsonSerializerContext;

public sealed record ChatEnvelope(string Id, [property: JsonPropertyName("object")] string Kind, long Created, string Model, IReadOnlyList<ChatChoice> Choices, ChatUsage Usage);

public sealed record ChatChoice(int Index, ChatMessage Message, string FinishReason);

public sealed record ChatMessage(string Role, string? Content, string? Refusal);

public sealed record ChatUsage(long PromptTokens, long CompletionTokens, long TotalTokens, ChatTokenDetails? PromptTokensDetails, ChatTokenDetails? CompletionTokensDetails);

public sealed record ChatTokenDetails(long? CachedTokens, long? ReasoningTokens);
