using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Reports;
using GptImage2.Jobs.Tests.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Reports;

public sealed partial class ReportTests : IDisposable
{
    private const string Hostile = "<script src=\"https://evil.example/x.js\">alert(1)</script>'\"&\u202E\u0000😀";

    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_numbers_of_a_report_are_those_of_the_journal()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        for (int number = 0; number < 5; number++)
            await journal.Store.PayAsync(run, number, $"good {number}", number);
        for (int number = 5; number < 28; number++)
            await FailAsync(journal, run, $"bad {number}", number % 2 == 0 ? "/lines/3/total: expected a number, found \"x\"" : $"/lines/{number}/name: expected a text, found {number}");

        string page = await ReportAsync(journal, new ReportOptions { MaxFailures = 4 });

        Assert.Contains("<dt>Items done</dt><dd>5</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Items failed</dt><dd>23</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Spent</dt><dd>$0.050000</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Input tokens</dt><dd>5,000</dd>", page, StringComparison.Ordinal);
        Assert.Contains("/lines/*/name: expected a text</bdi></td><td class=n>12</td>", page, StringComparison.Ordinal);
        Assert.Contains("/lines/*/total: expected a number</bdi></td><td class=n>11</td>", page, StringComparison.Ordinal);
        Assert.Contains("8 more with this cause are not shown", page, StringComparison.Ordinal);
        Assert.Contains("7 more with this cause are not shown", page, StringComparison.Ordinal);
        Assert.Equal(8, Article().Count(page));
        Assert.Contains("Required /total</bdi></td><td class=n>23</td><td class=n>0</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>MissingComma</td><td class=n>46</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_grouped_by_their_status_and_say_what_to_do()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        foreach ((string key, string type, string message) in ((string, string, string)[])
        [
            ("a", nameof(ApiException), "HTTP 400 (invalid): request 17 is wrong"),
            ("b", nameof(ApiException), "HTTP 400 (invalid): request 18 is wrong"),
            ("c", nameof(ApiException), "HTTP 413: too large"),
            ("d", nameof(ReplyRefusedException), "No."),
        ])
        {
            await journal.Store.AddItemAsync(Item(run, key) with { State = ItemState.Failed, ErrorType = type, ErrorMessage = message });
        }

        string page = await ReportAsync(journal, new ReportOptions());

        Assert.Contains("HTTP 400 (invalid): request … is wrong</bdi></td><td class=n>2</td>", page, StringComparison.Ordinal);
        Assert.Contains("HTTP 413: too large</bdi></td><td class=n>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("The model refused. Look at the picture and at the prompt.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_journal_is_never_markup_and_nothing_is_loaded()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync(Hostile);
        await FailAsync(journal, run, Hostile, $"/{Hostile}: {Hostile}", Hostile);
        journal.Store.AddPicture(new StoredPicture(_folder.In(Hostile.Replace('/', '-').Replace('\0', '-')), 1, Start.UtcDateTime, "image/jpeg", null, null, Hash(2001)));
        await journal.Store.FlushAsync();

        string page = await ReportAsync(journal, new ReportOptions { Title = Hostile });

        AssertBalanced(page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Loaded().Matches(page), static match => match.Success);
        Assert.DoesNotContain('\0', page);
        Assert.True(page.Split("&lt;script").Length > 5);
    }

    [Fact]
    public async Task An_empty_journal_and_an_empty_job_have_a_report()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        Assert.Contains("The journal has no jobs.", await ReportAsync(journal), StringComparison.Ordinal);
        await journal.Store.BeginAsync();

        string page = await ReportAsync(journal);

        AssertBalanced(page);
        Assert.Contains("No item has ended yet.", page, StringComparison.Ordinal);
        Assert.Contains("No item has failed.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        await journal.Store.BeginAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => ReportAsync(journal, new ReportOptions { Job = "other" }));

        Assert.Contains("has no job 'other'. It has: 'receipts'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_shown_as_they_are_by_their_EXIF_thumbnail_or_as_gone()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        byte[] small = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        byte[] thumbnail = [0xFF, 0xD8, 0xFF, 0xD9, 7];
        (string Name, byte[]? Bytes)[] files = [("small.png", small), ("photo.jpg", [.. Photo(thumbnail), .. new byte[100_000]]), ("large.png", [.. small, .. new byte[100_000]]), ("gone.png", null)];
        for (int number = 0; number < files.Length; number++)
        {
            if (files[number].Bytes is { } bytes)
                await File.WriteAllBytesAsync(_folder.In(files[number].Name), bytes, Stop);
            journal.Store.AddPicture(new StoredPicture(_folder.In(files[number].Name), 1, Start.UtcDateTime, "image/png", null, null, Hash(2000 + number)));
            await journal.Store.AddItemAsync(Item(run, files[number].Name, number) with { State = ItemState.Failed, ErrorType = "T", ErrorMessage = "m" });
        }

        await journal.Store.FlushAsync();
        string page = await ReportAsync(journal);

        Assert.Contains($"src=\"data:image/png;base64,{Convert.ToBase64String(small)}\"", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"data:image/jpeg;base64,{Convert.ToBase64String(thumbnail)}\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<img ").Length - 1);
        Assert.Contains("no thumbnail", page, StringComparison.Ordinal);
        Assert.Contains("the file is gone", page, StringComparison.Ordinal);
        Assert.Contains("href=\"file:///", page, StringComparison.Ordinal);
        string made = await ReportAsync(journal, new ReportOptions { Thumbnail = static _ => new ReportThumbnail(new byte[] { 9 }, "image/webp") });
        Assert.Equal(3, made.Split("data:image/webp;base64,CQ==").Length - 1);
    }

    [Fact]
    public void A_thumbnail_is_never_found_outside_of_the_file()
    {
        byte[] photo = Photo([0xFF, 0xD8, 0xFF, 0xD9]);
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] broken = [.. photo[..random.Next(photo.Length + 1)]];
            for (int change = 0; change < 3 && broken.Length > 0; change++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Assert.True(ExifThumbnail.Find(broken).Length <= broken.Length);
        }

        Assert.Equal(4, ExifThumbnail.Find(photo).Length);
    }

    [Fact]
    public async Task A_report_of_many_causes_is_not_larger_than_5_MB()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        var added = new List<Task>();
        for (int number = 0; number < 1200; number++)
        {
            string[] violations = [.. Enumerable.Range(0, 64).Select(place => $"/member{number % 150}x{place}/{new string('é', 300)}: expected a number, found 1")];
            added.Add(journal.Store.AddItemAsync(new StoredItem(run.JobId, $"{number} {new string('k', 500)}", ItemState.Failed) { RunId = run.Id, ErrorType = $"Error{number % 250}", ErrorMessage = new string('m', 3000), Violations = violations, At = Start }).AsTask());
        }

        await Task.WhenAll(added);
        string page = await ReportAsync(journal);

        AssertBalanced(page);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 5_000_000);
        Assert.Contains("<dt>Items failed</dt><dd>1,200</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_replaced_only_by_a_complete_report()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        string path = _folder.In("report.html");
        await File.WriteAllTextAsync(path, "old", Stop);

        await Assert.ThrowsAsync<ArgumentException>(() => journal.WriteReportAsync(path, new ReportOptions { Job = "none" }, Stop));
        Assert.Equal("old", await File.ReadAllTextAsync(path, Stop));
        Assert.DoesNotContain(_folder.Files, static name => name.EndsWith(".tmp", StringComparison.Ordinal));

        await journal.WriteReportAsync(path, cancellationToken: Stop);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(path, Stop), StringComparison.Ordinal);
    }

    private static ValueTask FailAsync(Journal journal, JournalRun run, string key, string violation, string message = "The reply breaks its contract.") =>
        journal.Store.AddItemAsync(Item(run, key, 1) with
        {
            State = ItemState.Failed,
            ErrorType = "ContractViolationException",
            ErrorMessage = message,
            Violations = [violation],
            CorrectedViolations = ["Required /total"],
            RepairKinds = ["MissingComma", "MissingComma"],
            Repairs = 2,
            Corrections = 1,
        });

    private static async Task<string> ReportAsync(Journal journal, ReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        await journal.WriteReportAsync(stream, options, Stop);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // A JPEG file with EXIF data of two directories: the second has the place of the thumbnail.
    private static byte[] Photo(byte[] thumbnail)
    {
        byte[] tiff = new byte[44];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(10), 14);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(14), 2);
        Entry(16, 0x0201, 44);
        Entry(28, 0x0202, (uint)thumbnail.Length);
        byte[] segment = [.. "Exif\0\0"u8, .. tiff, .. thumbnail];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, 0xFF, 0xD9];

        void Entry(int at, ushort tag, uint value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), tag);
            BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at + 8), value);
        }
    }

    private static void AssertBalanced(string page)
    {
        string[] empty = ["meta", "img", "line"];
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(page))
        {
            string name = tag.Groups["name"].Value;
            if (tag.Groups["end"].Length > 0)
                Assert.Equal(open.Pop(), name);
            else if (!empty.Contains(name))
                open.Push(name);
        }

        Assert.Empty(open);
        Assert.True(Tag().Count(page) > 10, string.Create(CultureInfo.InvariantCulture, $"{page.Length}"));
    }

    [GeneratedRegex("<article>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();

    [GeneratedRegex("<[^>]*(src|href|url|action)\\s*=\\s*[\"']?\\s*(https?:)?//", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();

    [GeneratedRegex("<(?<end>/)?(?<name>[a-z][a-z0-9]*)[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
