using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Creates the object graphs from which the documents are written.</summary>
internal static class Graphs
{
    public static Receipt Receipt(Words words)
    {
        List<ReceiptLine> lines = words.List(1, 14, () => new ReceiptLine(
            words.Text(1, 4), words.Integer(1, 12), words.Money(90), words.Money(900), words.Chance(0.2)));
        return new Receipt(
            words.Text(1, 3),
            words.Chance(0.7) ? words.Text(3, 6) : null,
            words.Date(),
            words.Pick("EUR", "USD", "JPY"),
            lines,
            words.Money(5000),
            words.Money(900),
            words.Money(6000),
            words.Chance(0.8) ? words.Pick(Enum.GetValues<PaymentMethod>()) : null);
    }

    public static PictureLabels Labels(Words words) => new(
        words.Text(4, 12),
        words.Integer(320, 4096),
        words.Integer(320, 4096),
        words.List(2, 24, () => new PictureLabel(words.Text(1, 2), words.Fraction(), Box(words))));

    public static RegistrationForm Form(Words words) => new(
        words.Digits(10),
        words.Date(),
        words.Pick(Enum.GetValues<FormStatus>()),
        Person(words),
        words.Chance(0.8) ? Address(words) : null,
        words.Chance(0.6)
            ? new Employment(
                words.Text(1, 3),
                words.Text(1, 3),
                words.Date(),
                words.Integer(4, 60),
                words.Chance(0.5) ? words.Money(200_000) : null,
                words.Chance(0.5) ? Address(words) : null)
            : null,
        words.Chance(0.5) ? words.List(0, 6, () => Person(words)) : null,
        Payment(words),
        words.Chance(0.9),
        words.Chance(0.4) ? words.Text(6, 40) : null);

    public static Extraction Extraction(Words words) => new(
        words.Text(2, 4),
        words.Integer(1, 300),
        words.List(500, 530, () => new ExtractedItem(
            words.Integer(1, 900_000),
            words.Identifier(),
            words.Text(2, 7),
            words.Chance(0.4) ? words.Text(6, 20) : null,
            words.Instant(),
            words.Fraction(),
            words.Money(9000),
            words.List(0, 6, () => words.Text(1, 1)),
            words.List(0, 8, () => words.Integer(0, 5000)),
            Box(words))));

    private static Payment Payment(Words words) => words.Integer(0, 2) switch
    {
        0 => new CardPayment(words.Pick("Visa", "Mastercard", "Girocard"), words.Digits(4), words.Money(900)),
        1 => new TransferPayment(words.Digits(18), words.Chance(0.6) ? words.Text(1, 4) : null, words.Date(), words.Money(900)),
        _ => new ChequePayment(words.Text(1, 2), words.Integer(1, 900_000), words.Money(900)),
    };

    private static Box Box(Words words) => new(words.Fraction(), words.Fraction(), words.Fraction(), words.Fraction());

    private static Person Person(Words words) =>
        new(words.Name(), words.Name(), words.Date(), words.Chance(0.5) ? words.Pick("AT", "PL", "JP", "US") : null);

    private static PostalAddress Address(Words words) => new(
        words.Text(1, 2) + " " + words.Digits(2),
        words.Chance(0.3) ? words.Digits(1) : null,
        words.Digits(5),
        words.Name(),
        words.Pick("AT", "PL", "JP", "US"));
}
