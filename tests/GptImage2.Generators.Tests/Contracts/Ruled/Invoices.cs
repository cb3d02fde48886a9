using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>An invoice.</summary>
[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
public partial record Invoice(string Number, IReadOnlyList<InvoiceLine> Lines, [property: JsonPropertyName("sum")] decimal Total, decimal? GrandTotal = null)
{
    [Rule("The amounts of the lines add up to the total.", nameof(Lines), nameof(Total))]
    private bool AddsUp => Lines.Sum(line => line.Amount) == Total;

    [Rule("VAT is never negative", nameof(GrandTotal), nameof(Total))]
    internal bool IsGrand() => GrandTotal is null || GrandTotal >= Total;

    [Rule("The number is not empty.", nameof(Number), Effect = RuleEffect.Report)]
    public bool HasNumber => Number.Length > 0;
}

[JsonContract]
public partial record struct InvoiceLine(int Quantity, decimal Price, decimal Amount)
{
    [Rule("The amount is the quantity times the price.", nameof(Quantity), nameof(Price), nameof(Amount))]
    private readonly bool Multiplies => Quantity * Price == Amount;
}

[JsonContract]
public partial class Span
{
    public int From { get; set; } = 1;

    public int To { get; set; } = 2;

    public string? Note { get; init; } = "none";

    // A rule is not a member, though it could be set.
    [Rule("From is before to.", nameof(From), nameof(To))]
    public bool IsOrdered { get => From < To; set => throw new NotSupportedException(); }

    [Rule("The note does not throw.", nameof(Note))]
    private bool Throws() => Note == "throw" ? throw new InvalidOperationException("No\nnote.") : true;
}

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Flight), "flight")]
[JsonDerivedType(typeof(Ride), "ride")]
public abstract partial record Trip(int Start, int End)
{
    [Rule("A trip ends after it starts.", nameof(Start), nameof(End))]
    private bool IsForward => End > Start;

    protected virtual int Longest => 100;

    [Rule("A trip is not too long.", nameof(End))]
    protected bool IsShort => End - Start <= Longest;
}

[JsonContract]
public partial record Flight(int Start, int End, int Gate) : Trip(Start, End)
{
    protected override int Longest => 20;

    [Rule("The gate is not the start.", nameof(Gate), nameof(Start))]
    private bool IsElsewhere => Gate != Start;
}

[JsonContract(Naming = JsonContractNaming.KebabCaseLower)]
public partial record Ride(int Start, int End) : Trip(Start, End);

[JsonContract]
public sealed partial record NightFlight(int Start, int End, int Gate, string? Snack = null) : Flight(Start, End, Gate);

[JsonContract]
public partial record Pair<T>(T Left, T Right)
{
    [Rule("Left and right differ.", nameof(Left), nameof(Right))]
    internal bool Differs => !EqualityComparer<T>.Default.Equals(Left, Right);
}

[JsonContract]
public partial record Pairs(Pair<string> Words, Dictionary<string, Pair<int>>? Numbers = null, Trip? Trip = null);

[JsonContract]
public sealed partial record NamedPair(string Left, string Right, string Name) : Pair<string>(Left, Right)
{
    [Rule("The name is new.", nameof(Name), nameof(Left))]
    private bool IsNew => Name != Left;
}

/// <summary>An attribute of the user's own.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class MultipleOfAttribute(int factor, params string[] hints) : ValidationAttribute
{
    public static int Created { get; private set; }

    public DayOfWeek Day { get; set; }

    public string Hints => string.Join("+", hints) + Day;

    public override bool IsValid(object? value)
    {
        Created++;
        return value is null || (int)value % factor == 0;
    }

    public override string FormatErrorMessage(string name) => $"{name} must be a multiple of\n{factor} {Hints}.";
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class NoTwinsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value switch
    {
        Basket { Apples: var apples, Pears: var pears } when apples == pears => new ValidationResult("Not as many apples as pears.", ["Pears", "Unknown"]),
        Basket { Apples: 96 } => new ValidationResult($"{validationContext.DisplayName} is too full."),
        _ => ValidationResult.Success,
    };
}

[JsonContract]
[NoTwins]
public partial record Basket(
    [MultipleOf(3), MultipleOf(2, "a", "b", Day = DayOfWeek.Friday)] int Apples,
    [property: MultipleOf(1), Display(Name = "the pears")] int Pears) : IValidatableObject
{
    [MultipleOf(5)]
    public virtual int? Plums { get; init; }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        yield return ValidationResult.Success!;
        if (Apples == 66)
            yield return new ValidationResult("No 66 " + validationContext.DisplayName, [nameof(Apples), nameof(Plums)]);
        if (Pears == 13)
            yield return new ValidationResult(null);
    }
}

[JsonContract]
public sealed partial record BigBasket(int Apples, int Pears, int Melons) : Basket(Apples, Pears)
{
    [Range(0, 100)]
    public override int? Plums { get; init; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        base.Validate(validationContext).Concat(Melons > 3 ? [new ValidationResult("Too many melons.", [nameof(Melons)])] : []);
}
