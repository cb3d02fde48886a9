using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Requests;

/// <summary>The texts in which the API refuses parameters.</summary>
internal static class ParameterErrors
{
    public static ErrorResponse NotJson() => ErrorResponse.BadRequest(
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)");

    public static ErrorResponse Missing(string path) =>
        ErrorResponse.BadRequest($"Missing required parameter: '{path}'.", path, "missing_required_parameter");

    /// <summary>An unknown field of a request, with the names that were perhaps meant.</summary>
    public static ErrorResponse Unrecognized(string name, EndpointOptions options, params IReadOnlyList<string> meant) => options.Errors.UnknownParameter
        ? ErrorResponse.BadRequest($"Unknown parameter: '{name}'.{(meant is [] ? null : $" Did you mean {Join(meant, "or")}?")}", name, "unknown_parameter")
        : ErrorResponse.BadRequest($"Unrecognized request argument supplied: {name}");

    public static ErrorResponse Unknown(string path) => ErrorResponse.BadRequest($"Unknown parameter: '{path}'.", path, "unknown_parameter");

    public static ErrorResponse Unsupported(string name, string? instead = null) => ErrorResponse.BadRequest(
        $"Unsupported parameter: '{name}' is not supported with this model.{(instead is null ? null : $" Use '{instead}' instead.")}",
        name,
        "unsupported_parameter");

    public static ErrorResponse UnsupportedValue(string name, string value, string only) => ErrorResponse.BadRequest(
        $"Unsupported value: '{name}' does not support {value} with this model. Only the default ({only}) value is supported.",
        name,
        "unsupported_value");

    public static ErrorResponse UnsupportedChoice(string name, JsonElement value, IReadOnlyList<string> supported) => ErrorResponse.BadRequest(
        $"Unsupported value: '{name}' does not support {Show(value)} with this model. Supported values are: {Join(supported)}.", name, "unsupported_value");

    public static ErrorResponse UnsupportedRole(string path, string role) => ErrorResponse.BadRequest(
        $"Unsupported value: '{path}' does not support '{role}' with this model.", path, "unsupported_value");

    public static ErrorResponse InvalidArgument(string name) => ErrorResponse.BadRequest($"Invalid {name} argument", name);

    /// <summary>A message without content, which is looked for after all else and whose place is written unlike all others.</summary>
    public static ErrorResponse NoContent(int message) => ErrorResponse.BadRequest(
        "Invalid value for 'content': expected a string, got null.", Text($"messages.[{message}].content"));

    public static ErrorResponse ToolsUnsupported(string name, EndpointOptions options) => ErrorResponse.NotFound(
        $"{name} is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.")
        with
    { Status = options.Errors.ToolsStatus };

    public static ErrorResponse OnlyWithTools(string name) =>
        ErrorResponse.BadRequest($"Invalid value for '{name}': '{name}' is only allowed when 'tools' are specified.", name);

    public static ErrorResponse UnknownModel(string model) =>
        ErrorResponse.NotFound($"The model `{model}` does not exist or you do not have access to it.", "model_not_found");

    public static ErrorResponse NoAccess(string project, string model) => new(
        StatusCodes.Status403Forbidden, $"Project `{project}` does not have access to model `{model}`", "invalid_request_error", null, "model_not_found");

    public static ErrorResponse OnlyWith(string name, string other) =>
        ErrorResponse.BadRequest($"The '{name}' parameter is only allowed when '{other}' is enabled.", name);

    public static ErrorResponse OutOfTokens() => ErrorResponse.BadRequest(
        "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.");

    public static ErrorResponse BadValue(string path, string value, params IReadOnlyList<string> supported) => ErrorResponse.BadRequest(
        $"Invalid value: '{value}'. Supported values are: {Join(supported)}.", path, "invalid_value");

    public static ErrorResponse BadType(string path, string expected, JsonElement got) => ErrorResponse.BadRequest(
        $"Invalid type for '{path}': expected {expected}, but got {Name(got)} instead.", path, "invalid_type");

    public static ErrorResponse BadChoiceType(string path, IReadOnlyList<string> supported, JsonElement got) =>
        BadType(path, $"one of {Join(supported, "or")}", got);

    public static ErrorResponse OutOfRange(string name, string kind, string bound, string got, bool above) => ErrorResponse.BadRequest(
        $"Invalid '{name}': {kind} {(above ? "above maximum" : "below minimum")} value. Expected a value {(above ? "<=" : ">=")} {bound}, but got {got} instead.",
        name,
        $"{kind}_{(above ? "above_max" : "below_min")}_value");

    public static ErrorResponse StringTooLong(string path, int max, int got) => ErrorResponse.BadRequest(
        Text($"Invalid '{path}': string too long. Expected a string with maximum length {max}, but got a string with length {got} instead."), path, "string_above_max_length");

    public static ErrorResponse ArrayTooLong(string path, int max, int got) => ErrorResponse.BadRequest(
        Text($"Invalid '{path}': array too long. Expected an array with maximum length {max}, but got an array with length {got} instead."), path, "array_above_max_length");

    public static ErrorResponse TooManyProperties(string path, int max, int got) => ErrorResponse.BadRequest(
        Text($"Invalid '{path}': too many properties. Expected an object with at most {max} properties, but got an object with {got} properties instead."), path, "object_above_max_properties");

    public static ErrorResponse PropertyNameTooLong(string path, string name, int max) => ErrorResponse.BadRequest(
        Text($"Invalid property name in '{path}': '{Shorten(name)}' is too long. Expected a string with maximum length {max}, but got a string with length {name.CountCharacters()} instead."),
        $"{path}.{name}",
        "property_name_above_max_length");

    public static ErrorResponse NoToken(string path, string key) =>
        ErrorResponse.BadRequest($"Invalid key in '{path}': {key}. You should only be submitting non-negative integers.", path);

    public static ErrorResponse NoMatch(string path, string pattern) => ErrorResponse.BadRequest(
        $"Invalid '{path}': string does not match pattern. Expected a string that matches the pattern '{pattern}'.", path, "invalid_value");

    public static ErrorResponse EmptyArray(string path) => ErrorResponse.BadRequest(
        $"Invalid '{path}': empty array. Expected an array with minimum length 1, but got an empty array instead.", path, "empty_array");

    public static ErrorResponse CompletionTooLong(EndpointOptions options, long got) => ErrorResponse.BadRequest(
        Text($"max_tokens is too large: {got}. This model supports at most {options.MaxCompletionTokens} completion tokens, whereas you provided {got}."),
        "max_tokens",
        options.Errors.CompletionTooLongCode);

    public static ErrorResponse ContextTooLong(int limit, int prompt, int? completion) => ErrorResponse.BadRequest(
        completion is null
            ? Text($"This model's maximum context length is {limit} tokens. However, your messages resulted in {prompt} tokens. Please reduce the length of the messages.")
            : Text($"This model's maximum context length is {limit} tokens. However, you requested {prompt + completion} tokens ({prompt} in the messages, {completion} in the completion). Please reduce the length of the messages or completion."),
        "messages",
        "context_length_exceeded");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Join(IReadOnlyList<string> values, string word = "and")
    {
        string[] quoted = values.Select(static v => $"'{v}'").ToArray();
        return quoted.Length <= 2
            ? string.Join($" {word} ", quoted)
            : $"{string.Join(", ", quoted[..^1])}, {word} {quoted[^1]}";
    }

    private static string Shorten(string name)
    {
        Rune[] characters = name.EnumerateRunes().ToArray();
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
