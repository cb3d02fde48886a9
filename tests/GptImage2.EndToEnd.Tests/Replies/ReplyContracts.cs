using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Replies;

[JsonContract]
public partial record Item(string Name, int Count, decimal? Price = null, string? Note = null);

[JsonContract]
public partial record Card(string? Name = null, string? Company = null, string? Phone = null, IReadOnlyList<string>? Emails = null, DateOnly? Since = null, int? Floor = null);

[JsonContract]
public partial record Label(string? Title = null, string? Maker = null, decimal? Price = null, IReadOnlyList<string>? Tags = null);

[JsonContract]
public partial record Receipt(string Merchant, DateOnly Date, IReadOnlyList<Line> Lines, decimal Total, string? Currency = null, Pay? PaidBy = null, decimal? Tax = null);

[JsonContract]
public partial record Line(string Name, decimal Quantity, decimal Price);

public enum Pay
{
    Cash,
    Card,
    Voucher,
}

[JsonContract]
public partial record Table(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Header = null);

[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public partial record Closed(string Name, int Count);

[JsonContract]
public partial record OneTwo(string One, string? Two = null);

[JsonContract]
public partial record Keyed(string Key);

[JsonContract]
public partial record Opt(string? Foo);

[JsonContract]
public partial record Both(IReadOnlyList<string>? P, Dictionary<string, string>? Q);

[JsonContract]
public partial record Probe(string Name, int Count, decimal? Price = null, Size? Size = null, IReadOnlyList<int>? Codes = null, string? Note = null);

public enum Size
{
    Small,
    Large,
    [JsonStringEnumMemberName("extra-large")]
    ExtraLarge,
}

[JsonContract]
public partial record Tagged(IReadOnlyList<string> Hi);

[JsonContract]
public partial record Snippet(SnippetKind Type, [property: JsonPropertyName("code")] string Text);

public enum SnippetKind
{
    [JsonStringEnumMemberName("code")]
    Code,
}

public enum Choice
{
    ONE,
    TWO,
}

public enum Described
{
    /// <summary>The first kind of paper</summary>
    [JsonStringEnumMemberName("k1")]
    First,

    /// <summary>The second kind of paper</summary>
    [JsonStringEnumMemberName("k-2")]
    Second,

    [JsonStringEnumMemberName("NUMBER THREE")]
    Third,
}

public enum Dish
{
    [JsonStringEnumMemberName("Café")]
    Cafe,
    [JsonStringEnumMemberName("Gâteau")]
    Gateau,
    Pain,
}

[JsonContract]
public partial record Person([property: JsonPropertyName("prénom")] string First, [property: JsonPropertyName("dirección")] string Address, [property: JsonPropertyName("straße")] string Street);

[JsonContract]
public partial record Menu(string Nom, [property: JsonPropertyName("spécialité")] string Speciality, [property: JsonPropertyName("étoiles")] int Stars);

[JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "type"), JsonDerivedType(typeof(Dog), "dog"), JsonDerivedType(typeof(Bird), "bird")]
public abstract partial record Pet(string Name);

[JsonContract]
public sealed partial record Dog(string Name, bool Barks) : Pet(Name);

[JsonContract]
public sealed partial record Bird(string Name, int Wings) : Pet(Name);

/// <summary>A person with an optional place inside, whose members are all optional too.</summary>
[JsonContract]
public partial record Guest(string Name, Place? Home = null);

[JsonContract]
public partial record Place(string? Street = null, string? Town = null);
