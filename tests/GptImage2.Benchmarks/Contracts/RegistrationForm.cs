using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.Benchmarks.Contracts;

[JsonContract]
public sealed partial record RegistrationForm(
    string Number,
    DateOnly Filed,
    FormStatus Status,
    Person Applicant,
    PostalAddress? Address,
    Employment? Employment,
    IReadOnlyList<Person>? Dependants,
    Payment Payment,
    bool HasSignature,
    string? Remarks);

[JsonContract]
public sealed partial record Person(
    [property: MinLength(1)] string GivenName,
    [property: MinLength(1)] string FamilyName,
    DateOnly Born,
    string? Nationality);

[JsonContract]
public sealed partial record PostalAddress(string Street, string? Unit, string PostalCode, string City, string Country);

[JsonContract]
public sealed partial record Employment(
    string Employer,
    string Position,
    DateOnly Since,
    [property: Range(0, 168)] int HoursPerWeek,
    [property: Range(0, 10_000_000)] decimal? YearlyIncome,
    PostalAddress? Address);

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = Discriminator)]
[JsonDerivedType(typeof(CardPayment), "card")]
[JsonDerivedType(typeof(TransferPayment), "transfer")]
[JsonDerivedType(typeof(ChequePayment), "cheque")]
public abstract partial record Payment
{
    internal const string Discriminator = "kind";
}

[JsonContract]
public sealed partial record CardPayment(string Network, string LastDigits, [property: Range(0, 100_000)] decimal Amount) : Payment;

[JsonContract]
public sealed partial record TransferPayment(string Account, string? Reference, DateOnly Ordered, [property: Range(0, 100_000)] decimal Amount) : Payment;

[JsonContract]
public sealed partial record ChequePayment(string Bank, [property: Range(1, int.MaxValue)] int Number, [property: Range(0, 100_000)] decimal Amount) : Payment;

public enum FormStatus
{
    Draft,
    Submitted,
    Accepted,
    Rejected,
}
