using GptImage2.Benchmarks.Documents;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Measures complete calls on loopback: with text only, and with images of several sizes.</summary>
internal static class CallNumbers
{
    public static async Task PrintAsync(Uri endpoint, TimeSpan measured, Goals goals)
    {
        Console.WriteLine("""

            A whole call, with a reply of 1 KB that is read and checked, ÷ others on the same connection; KiB allocated

            | request | ÷ bare HttpClient | ÷ HttpClient, System.Text.Json | ÷ pipeline | ÷ CreateImagePart | allocated | beyond HttpClient | beyond pipeline | CreateImagePart allocates | µs |
            |---|---|---|---|---|---|---|---|---|---|
            """);
        await PrintAsync("text alone", 0, endpoint, measured, goals);
        await PrintAsync("200 kB image", 200_000, endpoint, measured, goals);
        await PrintAsync("10 MB image", LargeImage, endpoint, measured, goals);
    }

    public const int LargeImage = 10 * 1024 * 1024;

    /// <summary>The reply of all calls.</summary>
    public static byte[] Reply() => Payloads.Receipt(isIndented: false).Bodies.OrderBy(body => Math.Abs(body.Length - 2000)).First();

    private static async Task PrintAsync(string label, int imageLength, Uri endpoint, TimeSpan measured, Goals goals)
    {
        using var subject = new CallSubject(endpoint);
        byte[] bytes = Pictures.Png(Math.Max(imageLength, 64));
        ImageInput? image = imageLength == 0 ? null : ImageInput.FromBytes(bytes);
        byte[] body = CallSubject.Render(image);
        var data = BinaryData.FromBytes(body);
        List<Caller> callers =
        [
            new(CallSubject.Ours, () => subject.OursAsync(image)),
            new(CallSubject.Bare, () => subject.BareAsync(body)),
            new(CallSubject.Typed, () => subject.TypedAsync(body)),
            new(CallSubject.Pipeline, () => subject.PipelineAsync(data)),
        ];
        if (image is not null)
            callers.Add(new(CallSubject.Sdk, () => subject.SdkAsync(bytes)));
        bool isLarge = imageLength == LargeImage;
        var contest = new CallContest(callers, collects: isLarge);
        await contest.RunAsync(measured / 3, measured);

        double toBare = contest.Ratio(CallSubject.Ours, CallSubject.Bare);
        double beyond = (contest.Bytes(CallSubject.Ours) - contest.Bytes(CallSubject.Pipeline)) / 1024;
        double? toSdk = image is null ? null : contest.Ratio(CallSubject.Ours, CallSubject.Sdk);
        Console.WriteLine(Text.Row(
            label,
            $"**{toBare:F2}**",
            $"{contest.Ratio(CallSubject.Ours, CallSubject.Typed):F2}",
            $"{contest.Ratio(CallSubject.Ours, CallSubject.Pipeline):F2}",
            toSdk is null ? (FormattableString)$"–" : $"**{toSdk:F2}**",
            $"{contest.Bytes(CallSubject.Ours) / 1024:F1}",
            $"{(contest.Bytes(CallSubject.Ours) - contest.Bytes(CallSubject.Bare)) / 1024:F1}",
            $"**{beyond:F1}**",
            image is null ? (FormattableString)$"–" : $"{contest.Bytes(CallSubject.Sdk) / 1024:N0}",
            $"{contest.Time(CallSubject.Ours):N0}"));
        if (image is null)
            goals.AtMost("whole call, text alone ÷ bare HttpClient", toBare, 1.15);
        if (isLarge)
        {
            goals.AtMost("10 MB image, KiB allocated beyond the pipeline", beyond, 12);
            goals.AtMost("10 MB image, time ÷ CreateImagePart", toSdk!.Value, 0.6);
        }
    }
}
