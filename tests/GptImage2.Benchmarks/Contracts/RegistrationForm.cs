using System.ComponentModel.DataAnnotations;

namespace GptImage2.Benchmarks.Contracts;

// Its union is to be a member `Payment` of several kinds, once contracts have unions.
[JsonContract]
public sealed partial record RegistrationForm(
    string Number,
    DateOnly Filed,
    FormStatus Status,
    Person Applicant,
    PostalAddress? Address,
    Employment? Employment,
    IReadOnlyList<Person>? Dependants,
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

public enum FormStatus
{
    Draft,
    Submitted,
    Accepted,
    Rejected,
}
