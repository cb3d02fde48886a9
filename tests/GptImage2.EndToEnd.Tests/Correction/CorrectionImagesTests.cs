using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>Whether corrections send the pictures is set for the client, the method and the call.</summary>
public sealed class CorrectionImagesTests
{
    private const string NeedsNone = """{"at":"1 May 2026, 10:00 UTC"}""";
    private const string NeedsPicture = """{"at":"yesterday"}""";
    private const string Good = """{"at":"2026-05-01T10:00:00Z"}""";

    [Theory]
    [InlineData(CorrectionImages.Auto, 0)]
    [InlineData(CorrectionImages.Always, 1)]
    [InlineData(CorrectionImages.Never, 0)]
    public async Task A_client_decides_for_its_calls(CorrectionImages setting, int images)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(NeedsNone), Reply.Json(Good));

        await Bind(emulated, setting).LogAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(images, emulated.Requests[1].Chat!.Images.Count());
    }

    [Fact]
    public async Task A_method_decides_before_the_client_and_a_call_before_the_method()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(NeedsNone), Reply.Json(Good), Reply.Json(NeedsNone), Reply.Json(Good));
        ISight sight = Bind(emulated, CorrectionImages.Never);

        await sight.LogWithPictureAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);
        await sight.LogWithPictureAsync(Pictures.Png(8), new CallOptions { CorrectionImages = CorrectionImages.Auto }, Emulated.Stop);

        Assert.Equal([1, 0], new[] { 1, 3 }.Select(index => emulated.Requests[index].Chat!.Images.Count()));
    }

    [Fact]
    public async Task Without_pictures_what_needs_them_is_reported_and_not_asked_for()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(NeedsPicture), Reply.Json(Good));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => Bind(emulated, CorrectionImages.Auto).LogBlindAsync(Pictures.Png(8), cancellationToken: Emulated.Stop));

        Assert.Single(emulated.Requests);
        Assert.Equal(("/at", ContractRule.Format), (Assert.Single(e.Violations).Path, e.Violations[0].Rule));
        Assert.Single(e.Exchanges);
    }

    [Fact]
    public async Task A_call_of_text_alone_is_corrected_whatever_is_set()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"total":"unclear"}"""), Reply.Json("""{"total":2}"""));

        JsonModeResult<Sum> result = await Bind(emulated, CorrectionImages.Never).SumOfTextAsync("two", cancellationToken: Emulated.Stop);

        Assert.Equal(2, result.Value.Total);
    }

    [Fact]
    public async Task A_setting_that_is_none_of_the_names_is_refused()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => Bind(emulated, (CorrectionImages)3));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Bind(emulated, CorrectionImages.Auto).LogBlindAsync(Pictures.Png(8), new CallOptions { CorrectionImages = (CorrectionImages)3 }, Emulated.Stop));
        Assert.Empty(emulated.Requests);
    }

    [Fact]
    public async Task With_the_picture_the_request_begins_as_the_first_one_did_byte_for_byte()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(NeedsPicture), Reply.Json(Good));

        await Bind(emulated, CorrectionImages.Auto).LogAsync(Pictures.Png(8), Emulated.Stop);

        string[] first = Messages(emulated.Requests[0]);
        string[] second = Messages(emulated.Requests[1]);
        Assert.Equal(first, second[..first.Length]);
        Assert.Equal(first.Length + 2, second.Length);
        Assert.Equal(Assert.Single(emulated.Requests[0].Chat!.Images).Sha256, Assert.Single(emulated.Requests[1].Chat!.Images).Sha256);
    }

    private static ISight Bind(Emulated emulated, CorrectionImages setting) => emulated.Client(options =>
    {
        options.MaxCorrections = 1;
        options.CorrectionImages = setting;
    }).Bind<ISight>();

    private static string[] Messages(ReceivedRequest request) =>
        [.. request.Body!.Value.GetProperty("messages").EnumerateArray().Select(static message => message.GetRawText())];
}
