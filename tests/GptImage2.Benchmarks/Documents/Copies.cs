using System.Diagnostics.CodeAnalysis;
using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Creates the same objects again and nothing else: the minimum work of every reader.</summary>
internal static class Copies
{
    public static Receipt Of(Receipt receipt) => receipt with
    {
        Merchant = Of(receipt.Merchant),
        Address = Of(receipt.Address),
        Currency = Of(receipt.Currency),
        Lines = Of(receipt.Lines, static line => line with { Description = Of(line.Description) }),
    };

    public static PictureLabels Of(PictureLabels labels) => labels with
    {
        Caption = Of(labels.Caption),
        Labels = Of(labels.Labels, static label => label with { Name = Of(label.Name), Box = label.Box with { } }),
    };

    public static RegistrationForm Of(RegistrationForm form) => form with
    {
        Number = Of(form.Number),
        Applicant = Of(form.Applicant),
        Address = Of(form.Address),
        Employment = form.Employment is not { } employment
            ? null
            : employment with { Employer = Of(employment.Employer), Position = Of(employment.Position), Address = Of(employment.Address) },
        Dependants = form.Dependants is null ? null : Of(form.Dependants, static person => Of(person)),
        Payment = Of(form.Payment),
        Remarks = Of(form.Remarks),
    };

    public static Extraction Of(Extraction extraction) => extraction with
    {
        Source = Of(extraction.Source),
        Items = Of(extraction.Items, static item => item with
        {
            Title = Of(item.Title),
            Note = Of(item.Note),
            Tags = Of(item.Tags, static tag => Of(tag)),
            Counts = Of(item.Counts, static count => count),
            Place = item.Place with { },
        }),
    };

    private static Person Of(Person person) => person with
    {
        GivenName = Of(person.GivenName),
        FamilyName = Of(person.FamilyName),
        Nationality = Of(person.Nationality),
    };

    private static Payment Of(Payment payment) => payment switch
    {
        CardPayment card => card with { Network = Of(card.Network), LastDigits = Of(card.LastDigits) },
        TransferPayment transfer => transfer with { Account = Of(transfer.Account), Reference = Of(transfer.Reference) },
        ChequePayment cheque => cheque with { Bank = Of(cheque.Bank) },
        _ => throw new ArgumentOutOfRangeException(nameof(payment)),
    };

    private static PostalAddress? Of(PostalAddress? address) => address is null ? null : address with
    {
        Street = Of(address.Street),
        Unit = Of(address.Unit),
        PostalCode = Of(address.PostalCode),
        City = Of(address.City),
        Country = Of(address.Country),
    };

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Of(string? text) => text is null ? null : new string(text.AsSpan());

    private static List<T> Of<T>(IReadOnlyList<T> items, Func<T, T> copy)
    {
        var copies = new List<T>(items.Count);
        for (int i = 0; i < items.Count; i++)
            copies.Add(copy(items[i]));
        return copies;
    }
}
