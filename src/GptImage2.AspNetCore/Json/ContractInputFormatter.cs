using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GptImage2.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace GptImage2.AspNetCore.Json;

/// <summary>
/// Reads bodies with contracts for controllers. The formatter of the framework keeps only one message of an exception; this one keeps
/// every violation.
/// </summary>
internal sealed class ContractInputFormatter : TextInputFormatter, IInputFormatterExceptionPolicy
{
    private static readonly object ViolationsKey = new();

    private readonly JsonSerializerOptions _options;
    private readonly ContractBodies _bodies;

    public ContractInputFormatter(JsonSerializerOptions options)
    {
        _options = options;
        _bodies = new ContractBodies(options);
        SupportedEncodings.Add(UTF8EncodingWithoutBOM);
        SupportedEncodings.Add(UTF16EncodingLittleEndian);
        SupportedMediaTypes.Add("application/json");
        SupportedMediaTypes.Add("text/json");
        SupportedMediaTypes.Add("application/*+json");
    }

    public InputFormatterExceptionPolicy ExceptionPolicy => InputFormatterExceptionPolicy.MalformedInputExceptions;

    /// <summary>The violations of the body of a request; null when it has none.</summary>
    public static IReadOnlyList<ContractViolation>? ViolationsOf(HttpContext context) =>
        context.Items.TryGetValue(ViolationsKey, out object? found) ? found as IReadOnlyList<ContractViolation> : null;

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context, Encoding encoding)
    {
        HttpContext http = context.HttpContext;
        Stream body = encoding.CodePage == Encoding.UTF8.CodePage
            ? http.Request.Body
            : Encoding.CreateTranscodingStream(http.Request.Body, encoding, Encoding.UTF8, leaveOpen: true);
        try
        {
            JsonTypeInfo type = _options.GetTypeInfo(context.ModelType);
            object? value = await JsonSerializer.DeserializeAsync(body, type, http.RequestAborted).ConfigureAwait(false);
            return value is null && !context.TreatEmptyInputAsDefaultValue
                ? await InputFormatterResult.NoValueAsync().ConfigureAwait(false)
                : await InputFormatterResult.SuccessAsync(value!).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            if (BodyViolations.Of(e) is { } violations)
            {
                http.Items[ViolationsKey] = violations;
                foreach (ContractViolation violation in violations)
                    context.ModelState.TryAddModelError(violation.Path, ViolationJson.Text(violation));
            }
            else
            {
                context.ModelState.TryAddModelError(e.Path ?? "", new InputFormatterException(e.Message, e), context.Metadata);
            }

            return await InputFormatterResult.FailureAsync().ConfigureAwait(false);
        }
        finally
        {
            if (body != http.Request.Body)
                await body.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override bool CanReadType(Type type) => _bodies.Has(type);
}
