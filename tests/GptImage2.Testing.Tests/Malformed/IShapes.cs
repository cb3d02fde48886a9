using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.Testing.Tests.Malformed;

/// <summary>Methods whose replies have all shapes.</summary>
[JsonModeClient]
public partial interface IShapes
{
    [UserMessage("Read the order.")]
    Task<Order> OrderAsync();

    [UserMessage("Read the label.")]
    Task<Label> LabelAsync();

    [UserMessage("Read the closed form.")]
    Task<ClosedForm> FormAsync();

    [UserMessage("Which payment is it?")]
    Task<Paid> PaidAsync();

    [UserMessage("Read the extensible form.")]
    Task<OpenForm> OpenAsync();

    [UserMessage("What is the name?")]
    Task<string> NameAsync();

    [UserMessage("What is the name, if it is there?")]
    Task<string?> OptionalNameAsync();

    [UserMessage("How many?")]
    Task<int> CountAsync();

    [UserMessage("How much?")]
    Task<decimal> PriceAsync();

    [UserMessage("Was it paid?")]
    Task<bool> WasPaidAsync();

    [UserMessage("Which size is it?")]
    Task<Size> SizeAsync();

    [UserMessage("On which day?")]
    Task<DateOnly> DayAsync();

    [UserMessage("Which names?")]
    Task<IReadOnlyList<string>> NamesAsync();

    [UserMessage("Which lines?")]
    Task<IReadOnlyList<Line>> LinesAsync();

    [UserMessage("How much of each?")]
    Task<IReadOnlyDictionary<string, decimal>> PricesAsync();
}

[JsonContract]
public sealed partial record Order(
    string ShopName,
    int ItemCount,
    decimal Total,
    Size Size,
    DateOnly Day,
    DateTimeOffset? At,
    bool WasPaid,
    [property: MinLength(1)] IReadOnlyList<int> Codes,
    IReadOnlyList<Line> Lines,
    Address Address,
    IReadOnlyDictionary<string, decimal> Taxes,
    string? Note = null);

[JsonContract]
public sealed partial record Address(string Street, string? Town = null);

[JsonContract]
public sealed partial record Label(string? Name = null, string? Description = null, int? Count = null, IReadOnlyList<string>? Tags = null);

[JsonContract]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record ClosedForm([property: RegularExpression("[A-Z]{3}")] string Currency, [property: Range(0, 100)] decimal Rate, Size? Size);

[JsonContract]
public sealed partial record OpenForm(string Name)
{
    [JsonExtensionData]
    public IDictionary<string, System.Text.Json.JsonElement>? More { get; set; }
}

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Cash), "cash")]
[JsonDerivedType(typeof(Card), "card")]
public abstract partial record Paid(decimal Amount);

[JsonContract]
public sealed partial record Cash(decimal Amount, decimal Change) : Paid(Amount);

[JsonContract]
public sealed partial record Card(decimal Amount, [property: RegularExpression("[0-9]{4}")] string Digits) : Paid(Amount);

public enum Size
{
    Small,
    Large,
    ExtraLarge,
}
