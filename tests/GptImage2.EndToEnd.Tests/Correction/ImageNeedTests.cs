using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>What only the picture can tell is not asked for without it, and what the text holds is asked for without it.</summary>
public sealed class ImageNeedTests
{
    [Theory]
    [InlineData(nameof(ISight.AccountAsync), """{"iban":"DE12 3456"}""", 1)] // R-R2.1
    [InlineData(nameof(ISight.SumAsync), """{"total":"12.?0"}""", 1)] // R-R2.2
    [InlineData(nameof(ISight.SumAsync), """{"total":"12,111"}""", 1)] // R-R2.3
    [InlineData(nameof(ISight.TempAsync), """{"celsius":"unreadable"}""", 1)] // R-R2.4
    [InlineData(nameof(ISight.DatedAsync), """{"day":"??-05-2026"}""", 1)] // R-R2.5
    [InlineData(nameof(ISight.AtAsync), """{"time":"2?:30"}""", 1)] // R-R2.6
    [InlineData(nameof(ISight.LapAsync), """{"time":"1:2?"}""", 1)] // R-R2.7
    [InlineData(nameof(ISight.SignedFormAsync), """{"isSigned":"unclear"}""", 1)] // R-R2.8
    [InlineData(nameof(ISight.SignedFormAsync), """{"isSigned":"partly"}""", 1)] // R-R2.9
    [InlineData(nameof(ISight.VatAsync), """{"rate":18}""", 1)] // R-R2.10
    [InlineData(nameof(ISight.NoZeroAsync), """{"rate":0}""", 1)] // R-R2.11
    [InlineData(nameof(ISight.MailAsync), """{"to":"info"}""", 1)] // R-R2.12
    [InlineData(nameof(ISight.ParcelAsync), """{"id":"6f96-??-8b86"}""", 1)] // R-R2.13
    [InlineData(nameof(ISight.ReleaseAsync), """{"v":"1.?"}""", 1)] // R-R2.14
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":"Cheque"}""", 1)] // R-R2.15
    [InlineData(nameof(ISight.FormAsync), """{"title":"t","fields":[{"kind":"radio","label":"Smoker"}]}""", 1)] // R-R2.16
    [InlineData(nameof(ISight.CodesAsync), """{"all":[1,1]}""", 1)] // R-R2.17
    [InlineData(nameof(ISight.CodesAsync), """{"all":[1,2.5]}""", 1)] // R-R2.18
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":"?"}""", 1)] // R-R2.19
    [InlineData(nameof(ISight.LogAsync), """{"at":"1 May 2026, 10:00 UTC"}""", 0)] // R-R2.20
    [InlineData(nameof(ISight.EanAsync), """{"code":"40123"}""", 1)] // R-R2.21
    [InlineData(nameof(ISight.AccountAsync), """{"iban":"de12 3456 7890 1234 5678 90"}""", 0)]
    [InlineData(nameof(ISight.AccountAsync), """{"iban":"DE12 3456 7890 1234 5678 9O"}""", 1)]
    [InlineData(nameof(ISight.PlateAsync), """{"number":"M-AB 12?4"}""", 1)]
    [InlineData(nameof(ISight.PlateAsync), """{"number":"m-ab 124"}""", 0)]
    [InlineData(nameof(ISight.SumAsync), """{"total":"3 or 4"}""", 1)]
    [InlineData(nameof(ISight.SumAsync), """{"total":"about 12"}""", 1)]
    [InlineData(nameof(ISight.SumAsync), """{"total":"12 apples"}""", 0)]
    [InlineData(nameof(ISight.SumAsync), """{"total":"€ 12,50"}""", 0)]
    [InlineData(nameof(ISight.SumAsync), """{"total":[1,2]}""", 1)]
    [InlineData(nameof(ISight.SumAsync), """{"total":true}""", 1)]
    [InlineData(nameof(ISight.DialAsync), """{"reading":"1O4"}""", 1)]
    [InlineData(nameof(ISight.DialAsync), """{"reading":12.5}""", 1)]
    [InlineData(nameof(ISight.DialAsync), """{"reading":"12 kWh"}""", 0)]
    [InlineData(nameof(ISight.DatedAsync), """{"day":"May 8th, 2026"}""", 0)]
    [InlineData(nameof(ISight.DatedAsync), """{"day":"05/08/2026"}""", 1)]
    [InlineData(nameof(ISight.DatedAsync), """{"day":"25/08/2026"}""", 0)]
    [InlineData(nameof(ISight.DatedAsync), """{"day":"8 May"}""", 1)]
    [InlineData(nameof(ISight.DatedAsync), """{"day":"31 February 2026"}""", 1)]
    [InlineData(nameof(ISight.AtAsync), """{"time":"2:30 pm"}""", 0)]
    [InlineData(nameof(ISight.AtAsync), """{"time":"half past"}""", 1)]
    [InlineData(nameof(ISight.LogAsync), """{"at":"1 May 2026, 10:00"}""", 1)]
    [InlineData(nameof(ISight.LogAsync), """{"at":"1 May 2026"}""", 1)]
    [InlineData(nameof(ISight.LapAsync), """{"time":"1:23"}""", 1)]
    [InlineData(nameof(ISight.LapAsync), """{"time":"1 h 23 min"}""", 0)]
    [InlineData(nameof(ISight.SignedFormAsync), """{"isSigned":"yes"}""", 0)]
    [InlineData(nameof(ISight.SignedFormAsync), """{"isSigned":2}""", 1)]
    [InlineData(nameof(ISight.GradeAsync), """{"mark":"A+"}""", 1)]
    [InlineData(nameof(ISight.GradeAsync), """{"mark":"D"}""", 1)]
    [InlineData(nameof(ISight.MailAsync), """{"to":"info@example.com, sales@example.com"}""", 1)]
    [InlineData(nameof(ISight.MailAsync), """{"to":"inf?@"}""", 1)]
    [InlineData(nameof(ISight.WebAsync), """{"link":"not legible"}""", 1)]
    [InlineData(nameof(ISight.WebAsync), """{"link":"see https://example.com/a"}""", 0)]
    [InlineData(nameof(ISight.ParcelAsync), """{"id":"urn:uuid:6F9619FF-8B86-D011-B42D-00C04FC964FF"}""", 0)]
    [InlineData(nameof(ISight.ReleaseAsync), """{"v":"v1.2.3"}""", 0)]
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":"paid by card"}""", 0)]
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":"not cash"}""", 1)]
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":"cash or card"}""", 1)]
    [InlineData(nameof(ISight.PaidAsync), """{"paidBy":7}""", 1)]
    [InlineData(nameof(ISight.FormAsync), """{"title":"t","fields":[{"kind":"radio","label":"Smoker","checked":true}]}""", 0)]
    [InlineData(nameof(ISight.FormAsync), """{"title":"t","fields":[{"label":"Smoker","checked":true}]}""", 1)]
    [InlineData(nameof(ISight.AmountsAsync), """{"all":["12.50","12,5O"]}""", 1)]
    [InlineData(nameof(ISight.WordsAsync), """{"all":"red, green"}""", 1)]
    [InlineData(nameof(ISight.RatesAsync), """{"all":{"seven":"x"}}""", 1)]
    [InlineData(nameof(ISight.PositiveAsync), """{"from":3,"to":1}""", 1)]
    [InlineData(nameof(ISight.ClosedAsync), """{"name":"milk","count":2,"colour":"white"}""", 0)]
    [InlineData(nameof(ISight.ClosedAsync), """{"name":"milk","name":"tea","count":2}""", 1)]
    [InlineData(nameof(ISight.ClosedAsync), """{"name":"a "b", "c": d","count":2}""", 0)]
    [InlineData(nameof(ISight.ClosedAsync), """{"name":"a "b", "c": d"}""", 1)]
    [InlineData(nameof(ISight.ClosedAsync), """{"name":"milk","count":""", 1)]
    public async Task The_picture_is_sent_again_unless_the_text_holds_all_that_is_needed(string method, string reply, int images)
    {
        // The leniency is strict, so that each value is judged that a repair would change.
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(reply), Reply.Json("{}"));
        ISight sight = emulated.Client(static options => options.MaxCorrections = 1).Bind<ISight>();

        await Assert.ThrowsAsync<ContractViolationException>(() => CallAsync(sight, method, Pictures.Png(8)));

        Assert.Equal(2, emulated.Requests.Count);
        Assert.Equal(images, emulated.Requests[1].Chat!.Images.Count());
    }

    private static Task CallAsync(ISight sight, string method, ImageInput picture) =>
        method switch
        {
            nameof(ISight.AccountAsync) => sight.AccountAsync(picture, Emulated.Stop),
            nameof(ISight.PlateAsync) => sight.PlateAsync(picture, Emulated.Stop),
            nameof(ISight.SumAsync) => sight.SumAsync(picture, Emulated.Stop),
            nameof(ISight.TempAsync) => sight.TempAsync(picture, Emulated.Stop),
            nameof(ISight.DatedAsync) => sight.DatedAsync(picture, Emulated.Stop),
            nameof(ISight.AtAsync) => sight.AtAsync(picture, Emulated.Stop),
            nameof(ISight.LogAsync) => sight.LogAsync(picture, Emulated.Stop),
            nameof(ISight.LapAsync) => sight.LapAsync(picture, Emulated.Stop),
            nameof(ISight.SignedFormAsync) => sight.SignedFormAsync(picture, Emulated.Stop),
            nameof(ISight.DialAsync) => sight.DialAsync(picture, Emulated.Stop),
            nameof(ISight.VatAsync) => sight.VatAsync(picture, Emulated.Stop),
            nameof(ISight.GradeAsync) => sight.GradeAsync(picture, Emulated.Stop),
            nameof(ISight.NoZeroAsync) => sight.NoZeroAsync(picture, Emulated.Stop),
            nameof(ISight.MailAsync) => sight.MailAsync(picture, Emulated.Stop),
            nameof(ISight.WebAsync) => sight.WebAsync(picture, Emulated.Stop),
            nameof(ISight.ParcelAsync) => sight.ParcelAsync(picture, Emulated.Stop),
            nameof(ISight.ReleaseAsync) => sight.ReleaseAsync(picture, Emulated.Stop),
            nameof(ISight.CodesAsync) => sight.CodesAsync(picture, Emulated.Stop),
            nameof(ISight.PaidAsync) => sight.PaidAsync(picture, Emulated.Stop),
            nameof(ISight.AmountsAsync) => sight.AmountsAsync(picture, Emulated.Stop),
            nameof(ISight.WordsAsync) => sight.WordsAsync(picture, Emulated.Stop),
            nameof(ISight.RatesAsync) => sight.RatesAsync(picture, Emulated.Stop),
            nameof(ISight.EanAsync) => sight.EanAsync(picture, Emulated.Stop),
            nameof(ISight.FormAsync) => sight.FormAsync(picture, Emulated.Stop),
            nameof(ISight.PositiveAsync) => sight.PositiveAsync(picture, Emulated.Stop),
            nameof(ISight.ClosedAsync) => sight.ClosedAsync(picture, Emulated.Stop),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
        };
}
