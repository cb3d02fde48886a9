namespace GptImage2.EndToEnd.Tests.Sample;

/// <summary>The files of the sample, which are copied beside the tests.</summary>
internal static class SampleFiles
{
    public static string Picture => Path("receipt.jpg");

    public static string Reply => File.ReadAllText(Path("receipt.reply.json"));

    public static string BrokenReply => File.ReadAllText(Path("broken.reply.json"));

    public static IEnumerable<string> BrokenPaths =>
        ["/total", "/date", "/table", "/waiter", "/lines/0/quantity", "/lines/2/unitPrice", "/payment/method", "/payment/cardDigits"];

    private static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Sample", name);
}
