using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Testing.Tests.Malformed;

/// <summary>A call, and the reply that is right for it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Document">The reply.</param>
/// <param name="CallAsync">Makes the call, and returns its value as the document that it is read from.</param>
internal sealed record Shape(string Method, string Document, Func<IShapes, Task<string>> CallAsync)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new(
            nameof(IShapes.OrderAsync),
            """{"shopName":"Tea House","itemCount":2,"total":7.20,"size":"Small","day":"2026-05-08","at":"2026-05-08T10:00:00+00:00","wasPaid":true,"codes":[1,2],"lines":[{"name":"tea","price":3.20},{"name":"cake","price":4}],"address":{"street":"Mill Lane 1","town":"Ely"},"taxes":{"A":1.20,"B":0.30},"note":"hot"}""",
            static async shapes => (await shapes.OrderAsync()).ToJson()),
        new(nameof(IShapes.LabelAsync), """{"name":"Tea House","description":"since 1900","count":3,"tags":["tea","cake"]}""", static async shapes => (await shapes.LabelAsync()).ToJson()),
        new(nameof(IShapes.FormAsync), """{"currency":"EUR","rate":12.5,"size":"ExtraLarge"}""", static async shapes => (await shapes.FormAsync()).ToJson()),
        new(nameof(IShapes.PaidAsync), """{"kind":"card","amount":3.20,"digits":"1234"}""", static async shapes => (await shapes.PaidAsync()).ToJson()),
        new(nameof(IShapes.OpenAsync), """{"name":"Tea House","size":3}""", static async shapes => (await shapes.OpenAsync()).ToJson()),
        new(nameof(IShapes.NameAsync), """{"value":"Tea House"}""", static async shapes => Wrapped(await shapes.NameAsync())),
        new(nameof(IShapes.OptionalNameAsync), """{"value":"Tea House"}""", static async shapes => Wrapped(await shapes.OptionalNameAsync())),
        new(nameof(IShapes.CountAsync), """{"value":1234}""", static async shapes => Wrapped(await shapes.CountAsync())),
        new(nameof(IShapes.PriceAsync), """{"value":1234.50}""", static async shapes => Wrapped(await shapes.PriceAsync())),
        new(nameof(IShapes.WasPaidAsync), """{"value":true}""", static async shapes => Wrapped(await shapes.WasPaidAsync())),
        new(nameof(IShapes.SizeAsync), """{"value":"ExtraLarge"}""", static async shapes => Wrapped((await shapes.SizeAsync()).ToString())),
        new(nameof(IShapes.DayAsync), """{"value":"2026-05-31"}""", static async shapes => Wrapped((await shapes.DayAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
        new(nameof(IShapes.NamesAsync), """{"items":["tea","cake"]}""", static async shapes => $$"""{"items":{{JsonSerializer.Serialize(await shapes.NamesAsync())}}}"""),
        new(nameof(IShapes.LinesAsync), """{"items":[{"name":"tea","price":3.20},{"name":"cake","price":4}]}""", static async shapes => $$"""{"items":[{{string.Join(',', (await shapes.LinesAsync()).Select(static line => line.ToJson()))}}]}"""),
        new(nameof(IShapes.PricesAsync), """{"value":{"tea":3.20,"cake":4}}""", static async shapes => Wrapped(await shapes.PricesAsync())),
    ];

    public string Schema => JsonModePrompts.Of<IShapes>().Single(prompt => prompt.Method == $"{nameof(IShapes)}.{Method}").JsonSchema;

    private static string Wrapped<T>(T value) => new JsonObject { ["value"] = JsonSerializer.SerializeToNode(value) }.ToJsonString();
}
