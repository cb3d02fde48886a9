using System.ComponentModel.DataAnnotations;

namespace GptImage2.EndToEnd.Tests.Rules;

/// <summary>A bill.</summary>
[JsonContract]
public partial record Bill(string Table, IReadOnlyList<BillLine> Lines, decimal Total)
{
    [Rule("The amounts of the lines add up to the total.", nameof(Lines), nameof(Total))]
    private bool AddsUp => Lines.Sum(static line => line.Amount) == Total;

    [Rule("The table has a number.", nameof(Table), Effect = RuleEffect.Report)]
    private bool HasNumber() => Table.Any(char.IsDigit);
}

[JsonContract]
public partial record BillLine(int Quantity, decimal Price, decimal Amount) : IValidatableObject
{
    [Rule("The price has two decimals", nameof(Price), Effect = RuleEffect.Report)]
    private bool HasCents => Price == Math.Round(Price, 2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Quantity * Price != Amount)
            yield return new ValidationResult("Quantity times price is the amount.", [nameof(Amount)]);
    }
}

[JsonModeClient]
public partial interface IBills
{
    [UserMessage("Read this bill: {photo}")]
    Task<JsonModeResult<Bill>> ReadAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read this bill: {photo}", PromptStyle = PromptStyle.TypeScript)]
    JsonModeStream<JsonModeSnapshot<Bill>> WatchAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("Read the lines: {photo}")]
    JsonModeStream<BillLine> LinesAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);
}
