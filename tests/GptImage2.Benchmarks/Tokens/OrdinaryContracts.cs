using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.Benchmarks.Tokens;

[JsonContract, Description("One paper receipt.")]
public partial record Receipt(
    [property: MinLength(1)] string Merchant,
    DateOnly Date,
    [property: RegularExpression("[A-Z]{3}"), Description("ISO 4217 code.")] string Currency,
    [property: MinLength(1)] List<ReceiptLine> Lines,
    [property: Range(0, 1_000_000)] decimal Total,
    PaymentMethod? PaidBy);

[JsonContract]
public partial record ReceiptLine(string Name, [property: Range(1, 100)] int Quantity, decimal Price);

public enum PaymentMethod { Cash, Card, Voucher }

[JsonContract]
public partial record LabelledImage([property: Description("One sentence.")] string Caption, [property: MaxLength(50)] List<ImageLabel> Labels);

[JsonContract]
public partial record ImageLabel(string Name, [property: Range(0.0, 1.0)] double Confidence, [property: Description("In pixels from the top left.")] Box Box);

[JsonContract]
public partial record Box([property: Range(0, 10_000)] int X, [property: Range(0, 10_000)] int Y, [property: Range(1, 10_000)] int Width, [property: Range(1, 10_000)] int Height);

[JsonContract]
public partial record Form(string Title, [property: MinLength(1)] List<FormField> Fields, bool HasSignature, DateOnly? SignedOn);

[JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(CheckField), "check")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
public abstract partial record FormField([property: Description("As printed.")] string Label);

[JsonContract]
public sealed partial record TextField(string Label, string? Text) : FormField(Label);

[JsonContract]
public sealed partial record CheckField(string Label, bool Checked) : FormField(Label);

[JsonContract]
public sealed partial record ChoiceField(string Label, [property: MinLength(1)] List<string> Options, string? Chosen) : FormField(Label);

[JsonContract]
public partial record Invoice(
    string Number,
    DateOnly Issued,
    DateOnly? Due,
    Party Seller,
    Party Buyer,
    [property: Length(1, 200)] List<InvoiceLine> Lines,
    [property: RegularExpression("[A-Z]{3}")] string Currency,
    [property: Range(0, 1e9), Description("Without tax.")] decimal Net,
    [property: Range(0, 1e9)] decimal Tax,
    [property: Range(0, 1e9)] decimal Total);

[JsonContract]
public partial record Party(string Name, string? VatId, Address Address, [EmailAddress] string? Email);

[JsonContract]
public partial record Address(string Street, string City, string? PostalCode, [property: RegularExpression("[A-Z]{2}"), Description("ISO 3166 code.")] string Country);

[JsonContract]
public partial record InvoiceLine(string Description, [property: Range(0, 1e6)] decimal Quantity, decimal UnitPrice, [property: Range(0, 100), Description("Percent.")] decimal TaxRate);

[JsonContract]
public partial record People([property: MaxLength(100)] List<Person> Items);

[JsonContract]
public partial record Person(string FullName, [property: Range(0, 150)] int? Age, Role Role, [EmailAddress] string? Email, Uri? Website, List<string> Languages);

public enum Role { Employee, Manager, Contractor, Guest }

[JsonContract]
public partial record Ticket(
    [property: Description("Short summary of the issue."), MaxLength(80)] string Title,
    Priority Priority,
    DateOnly? DueDate,
    [property: Length(1, 10)] List<string> Steps,
    Guid? Duplicates,
    Dictionary<string, string> Labels);

public enum Priority { Low, Medium, High, Critical }

[JsonContract]
public partial record Meeting(
    string Subject,
    DateTimeOffset Start,
    TimeSpan Length,
    [property: MinLength(1)] List<string> Attendees,
    string? Location,
    List<Decision> Decisions);

[JsonContract]
public partial record Decision(string What, string Owner, DateOnly? Until, [property: Range(1, 5), Description("5 is the most urgent.")] int Urgency);

[JsonContract]
public partial record Outline(string Title, [property: MaxLength(20)] List<Section> Sections);

[JsonContract]
public partial record Section(string Heading, [property: Description("At most two sentences.")] string Summary, [property: Range(1, 2000)] int Page, List<Section> Sections);
