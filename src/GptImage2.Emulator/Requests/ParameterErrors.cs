using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Requests;

/// <summary>The texts in which the API refuses parameters.</summary>
internal static class ParameterErrors
{
    public static ApiError NotJson() => ApiError.BadRequest(
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)");

    public static ApiError Missing(string path) =>
        ApiError.BadRequest($"Missing required parameter: '{path}'.", path, "missing_required_parameter");

    /// <summary>An unknown field of a request, with the names that were perhaps meant.</summary>
    public static ApiError Unrecognized(string name, EmulatorOptions options, params IReadOnlyList<string> meant) => options.Errors.UnknownParameter
        ? ApiError.BadRequest($"Unknown parameter: '{name}'.{(meant is [] ? null : $" Did you mean {Join(meant, "or")}?")}", name, "unknown_parameter")
        : ApiError.BadRequest($"Unrecognized request argument supplied: {name}");

    public static ApiError Unknown(string path) => ApiError.BadRequest($"Unknown parameter: '{path}'.", path, "unknown_parameter");

    public static ApiError Unsupported(string name, string? instead = null) => ApiError.BadRequest(
        $"Unsupported parameter: '{name}' is not supported with this model.{(instead is null ? null : $" Use '{instead}' instead.")}",
        name,
        "unsupported_parameter");

    public static ApiError UnsupportedValue(string name, string value, string only) => ApiError.BadRequest(
        $"Unsupported value: '{name}' does not support {value} with this model. Only the default ({only}) value is supported.",
        name,
        "unsupported_value");

    public static ApiError UnsupportedChoice(string name, JsonElement value, IReadOnlyList<string> supported) => ApiError.BadRequest(
        $"Unsupported value: '{name}' does not support {Show(value)} with this model. Supported values are: {Join(supported)}.", name, "unsupported_value");

    public static ApiError UnsupportedRole(string path, string role) => ApiError.BadRequest(
        $"Unsupported value: '{path}' does not support '{role}' with this model.", path, "unsupported_value");

    public static ApiError InvalidArgument(string name) => ApiError.BadRequest($"Invalid {name} argument", name);

    /// <summary>A message without content, which is looked for after all else and whose place is written unlike all others.</summary>
    public static ApiError NoContent(int message) => ApiError.BadRequest(
        "Invalid value for 'content': expected a string, got null.", Text($"messages.[{message}].content"));

    public static ApiError ToolsUnsupported(string name, EmulatorOptions options) => ApiError.NotFound(
        $"{name} is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.")
        with
    { Status = options.Errors.ToolsStatus };

    public static ApiError OnlyWithTools(string name) =>
        ApiError.BadRequest($"Invalid value for '{name}': '{name}' is only allowed when 'tools' are specified.", name);

    public static ApiError UnknownModel(string model) =>
        ApiError.NotFound($"The model `{model}` does not exist or you do not have access to it.", "model_not_found");

    public static ApiError NoAccess(string project, string model) => new(
        StatusCodes.Status403Forbidden, $"Project `{project}` does not have access to model `{model}`", "invalid_request_error", null, "model_not_found");

    public static ApiError OnlyWith(string name, string other) =>
        ApiError.BadRequest($"The '{name}' parameter is only allowed when '{other}' is enabled.", name);

    public static ApiError OutOfTokens() => ApiError.BadRequest(
        "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.");

    public static ApiError BadValue(string path, string value, params IReadOnlyList<string> supported) => ApiError.BadRequest(
        $"Invalid value: '{value}'. Supported values are: {Join(supported)}.", path, "invalid_value");

    public static ApiError BadType(string path, string expected, JsonElement got) => ApiError.BadRequest(
        $"Invalid type for '{path}': expected {expected}, but got {Name(got)} instead.", path, "invalid_type");

    public static ApiError BadChoiceType(string path, IReadOnlyList<string> supported, JsonElement got) =>
        BadType(path, $"one of {Join(supported, "or")}", got);

    public static ApiError OutOfRange(string name, string kind, string bound, string got, bool above) => ApiError.BadRequest(
        $"Invalid '{name}': {kind} {(above ? "above maximum" : "below minimum")} value. Expected a value {(above ? "<=" : ">=")} {bound}, but got {got} instead.",
        name,
        $"{kind}_{(above ? "above_max" : "below_min")}_value");

    public static ApiError StringTooLong(string path, int max, int got) => ApiError.BadRequest(
        Text($"Invalid '{path}': string too long. Expected a string with maximum length {max}, but got a string with length {got} instead."), path, "string_above_max_length");

    public static ApiError ArrayTooLong(string path, int max, int got) => ApiError.BadRequest(
        Text($"Invalid '{path}': array too long. Expected an array with maximum length {max}, but got an array with length {got} instead."), path, "array_above_max_length");

    public static ApiError TooManyProperties(string path, int max, int got) => ApiError.BadRequest(
        Text($"Invalid '{path}': too many properties. Expected an object with at most {max} properties, but got an object with {got} properties instead."), path, "object_above_max_properties");

    public static ApiError PropertyNameTooLong(string path, string name, int max) => ApiError.BadRequest(
        Text($"Invalid property name in '{path}': '{Shorten(name)}' is too long. Expected a string with maximum length {max}, but got a string with length {name.CountCharacters()} instead."),
        $"{path}.{name}",
        "property_name_above_max_length");

    public static ApiError NoToken(string path, string key) =>
        ApiError.BadRequest($"Invalid key in '{path}': {key}. You should only be submitting non-negative integers.", path);

    public static ApiError NoMatch(string path, string pattern) => ApiError.BadRequest(
        $"Invalid '{path}': string does not match pattern. Expected a string that matches the pattern '{pattern}'.", path, "invalid_value");

    public static ApiError EmptyArray(string path) => ApiError.BadRequest(
        $"Invalid '{path}': empty array. Expected an array with minimum length 1, but got an empty array instead.", path, "empty_array");

    public static ApiError CompletionTooLong(EmulatorOptions options, long got) => ApiError.BadRequest(
        Text($"max_tokens is too large: {got}. This model supports at most {options.MaxCompletionTokens} completion tokens, whereas you provided {got}."),
        "max_tokens",
        options.Errors.CompletionTooLongCode);

    public static ApiError ContextTooLong(int limit, int prompt, int? completion) => ApiError.BadRequest(
        completion is null
            ? Text($"This model's maximum context length is {limit} tokens. However, your messages resulted in {prompt} tokens. Please reduce the length of the messages.")
            : Text($"This model's maximum context length is {limit} tokens. However, you requested {prompt + completion} tokens ({prompt} in the messages, {completion} in the completion). Please reduce the length of the messages or completion."),
        "messages",
        "context_length_exceeded");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Join(IReadOnlyList<string> values, string word = "and")
    {
        var quoted = values.Select(static v => $"'{v}'").ToArray();
        return quoted.Length <= 2
            ? string.Join($" {word} ", quoted)
            : $"{string.Join(", ", quoted[..^1])}, {word} {quoted[^1]}";
    }

    private static string Shorten(string name)
    {
        var characters = name.EnumerateRunes().ToArray();
        return $"{string.Concat(characters[..3])}...{string.Concat(characters[^3..])}";
    }

    // The service writes values as Python does.
    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => value.GetRawText(),
    };

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => value.IsInteger() ? "an integer" : "a decimal number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
