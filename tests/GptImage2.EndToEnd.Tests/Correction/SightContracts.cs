using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Correction;

[JsonContract]
public partial record Account([property: RegularExpression("[A-Z]{2}[0-9]{20}")] string Iban);

[JsonContract]
public partial record Plate([property: RegularExpression("[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}")] string Number);

[JsonContract]
public partial record Sum(decimal Total);

[JsonContract]
public partial record Temp(double Celsius);

[JsonContract]
public partial record Dated(DateOnly Day);

[JsonContract]
public partial record At(TimeOnly Time);

[JsonContract]
public partial record Log(DateTimeOffset At);

[JsonContract]
public partial record Lap(TimeSpan Time);

[JsonContract]
public partial record SignedForm(bool IsSigned);

[JsonContract]
public partial record Dial(long Reading);

[JsonContract]
public partial record Vat([property: AllowedValues(0, 7, 19)] int Rate);

[JsonContract]
public partial record Grade([property: AllowedValues("A", "B", "C")] string Mark);

[JsonContract]
public partial record NoZero([property: DeniedValues(0)] int Rate);

[JsonContract]
public partial record Mail([property: EmailAddress] string To);

[JsonContract]
public partial record Web(Uri Link);

[JsonContract]
public partial record Parcel(Guid Id);

[JsonContract]
public partial record Release(Version V);

[JsonContract]
public partial record Codes(HashSet<int> All);

[JsonContract]
public partial record Paid(Pay PaidBy);

public enum Pay
{
    Cash,
    Card,
    Voucher,
}

[JsonContract]
public partial record Amounts(IReadOnlyList<decimal> All);

[JsonContract]
public partial record Words(IReadOnlyList<string> All);

[JsonContract]
public partial record Rates(Dictionary<int, string> All);

[JsonContract]
public partial record Ean([property: Length(13, 13)] string Code);

[JsonContract]
public partial record Form(string Title, IReadOnlyList<Field> Fields);

[JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(TextField), "text"), JsonDerivedType(typeof(CheckField), "check")]
public abstract partial record Field(string Label);

[JsonContract]
public sealed partial record TextField(string Label, string Text) : Field(Label);

[JsonContract]
public sealed partial record CheckField(string Label, bool Checked) : Field(Label);

[JsonContract]
public partial record Positive(int From, int To)
{
    public int To { get; init; } = To >= From ? To : throw new ArgumentException("The end is before the start.", nameof(To));
}

[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public partial record Closed(string Name, int Count);

[JsonModeClient]
public partial interface ISight
{
    [UserMessage("Read this.")]
    Task<JsonModeResult<Account>> AccountAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Plate>> PlateAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Sum>> SumAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Temp>> TempAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Dated>> DatedAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<At>> AtAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Log>> LogAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Lap>> LapAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<SignedForm>> SignedFormAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Dial>> DialAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Vat>> VatAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Grade>> GradeAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<NoZero>> NoZeroAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Mail>> MailAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Web>> WebAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Parcel>> ParcelAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Release>> ReleaseAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Codes>> CodesAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Paid>> PaidAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Amounts>> AmountsAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Words>> WordsAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Rates>> RatesAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Ean>> EanAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Form>> FormAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Positive>> PositiveAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Closed>> ClosedAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this."), CallDefaults(CorrectionImages = CorrectionImages.Always)]
    Task<JsonModeResult<Log>> LogWithPictureAsync(ImageInput picture, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read this."), CallDefaults(CorrectionImages = CorrectionImages.Never)]
    Task<JsonModeResult<Log>> LogBlindAsync(ImageInput picture, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read {text}.")]
    Task<JsonModeResult<Sum>> SumOfTextAsync(string text, CallOptions? options = null, CancellationToken cancellationToken = default);
}
