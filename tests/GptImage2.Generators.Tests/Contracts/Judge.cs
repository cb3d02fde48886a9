using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>NJsonSchema's opinion of a document, by the schema of a contract.</summary>
internal sealed class Judge
{
    private readonly JsonSchema _schema;

    private Judge(JsonSchema schema) => _schema = schema;

    // NJsonSchema 10 knows the older name of $defs only.
    public static async Task<Judge> OfAsync(string schema) =>
        new(await JsonSchema.FromJsonAsync(schema.Replace("\"$defs\"", "\"definitions\"", StringComparison.Ordinal).Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal)));

    public IReadOnlyList<string> Objections(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, Culture = CultureInfo.InvariantCulture };
        return [.. _schema.Validate(JToken.ReadFrom(reader)).Select(Describe)];
    }

    private static string Describe(ValidationError error) => $"{error.Path}: {error.Kind}";
}
