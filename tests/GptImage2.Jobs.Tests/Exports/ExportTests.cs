using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Tests.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Exports;

public sealed class ExportTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_has_what_the_journal_has_and_numbers_are_exact()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        await AddAsync(journal, run, "b", 1, "{\n \"total\": 12345678901234567890.10,\r\n \"name\": \"é\\u2028\"}");
        await AddAsync(journal, run, "a", 2, "{\"broken\": ");
        await journal.Store.AddItemAsync(new StoredItem(run.JobId, "c", ItemState.Failed) { RunId = run.Id, ErrorType = "T", ErrorMessage = "m", Violations = ["/x: y"], At = Start });

        string[] lines = (await TextAsync(journal.ExportJsonLinesAsync)).Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.Equal("", lines[3]);
        JsonElement[] items = [.. lines[..3].Select(static line => JsonElement.Parse(line))];
        Assert.Equal(["a", "b", "c"], items.Select(static item => item.GetProperty("key").GetString()));
        Assert.Equal("{\"broken\": ", items[0].GetProperty("calls")[0].GetProperty("text").GetString());
        Assert.Equal("12345678901234567890.10", items[1].GetProperty("calls")[0].GetProperty("document").GetProperty("total").GetRawText());
        Assert.Equal(Method, items[1].GetProperty("calls")[0].GetProperty("method").GetString());
        Assert.Equal("0.01", items[1].GetProperty("cost_usd").GetRawText());
        Assert.Equal(1000, items[1].GetProperty("usage").GetProperty("input_tokens").GetInt64());
        Assert.Equal(Start, items[2].GetProperty("at").GetDateTimeOffset());
        Assert.Equal("T", items[2].GetProperty("error").GetProperty("type").GetString());
        Assert.Equal("/x: y", items[2].GetProperty("violations")[0].GetString());
        Assert.Equal(JsonValueKind.Null, items[2].GetProperty("usage").ValueKind);
    }

    [Fact]
    public async Task Columns_are_flattened_and_do_not_depend_on_the_order_of_arrival()
    {
        string[] documents = ["{\"shop\":{\"name\":\"A\",\"a.b\":1},\"lines\":[{\"n\":1}]}", "{\"total\":1.50,\"shop\":{\"name\":null}}", "{\"shop\":{}}"];
        var headers = new List<string>();
        foreach (int[] order in (int[][])[[0, 1, 2], [2, 1, 0]])
        {
            string path = _folder.In(string.Create(CultureInfo.InvariantCulture, $"{order[0]}.db"));
            await using Journal journal = await Journal.OpenAsync(path, cancellationToken: Stop);
            JournalRun run = await journal.Store.BeginAsync();
            foreach (int number in order)
                await AddAsync(journal, run, $"k{number}", number + 1, documents[number]);
            List<string[]> rows = CsvReader.Read(await TextAsync(journal.ExportCsvAsync));
            headers.Add(string.Join('|', rows[0][13..]));
            Assert.Equal(["A", "1", "[{\"n\":1}]", "", ""], rows[1][13..]);
            Assert.Equal(["", "", "", "1.50", ""], rows[2][13..]);
            Assert.Equal(["", "", "", "", "{}"], rows[3][13..]);
        }

        Assert.Equal($"{Method}.shop.name|{Method}.shop.a\\.b|{Method}.lines|{Method}.total|{Method}.shop", headers[0]);
        Assert.Equal(headers[0], headers[1]);
    }

    [Fact]
    public async Task Every_text_comes_back_from_the_table()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        var random = new Random(7);
        const string Alphabet = ",\"\r\n'=+-@\t ;aé😀";
        var texts = new List<string>();
        var added = new List<Task>();
        for (int number = 0; number < 400; number++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Alphabet[random.Next(Alphabet.Length - 2)]));
            texts.Add(text);
            added.Add(AddAsync(journal, run, number.ToString("d4", CultureInfo.InvariantCulture), number, $"{{\"text\":{Quoted(text)},\"number\":-{number}.0}}"));
        }

        await Task.WhenAll(added);
        string plain = await TextAsync((stream, options, stop) => journal.ExportCsvAsync(stream, new ExportOptions { ProtectFormulas = false }, stop));
        List<string[]> rows = CsvReader.Read(plain);
        List<string[]> safe = CsvReader.Read(await TextAsync(journal.ExportCsvAsync));

        Assert.Equal(texts, rows.Skip(1).Select(static row => row[13]));
        Assert.Equal(texts.Select(static text => text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text), safe.Skip(1).Select(static row => row[13]));
        Assert.Equal(Enumerable.Range(0, 400).Select(static number => string.Create(CultureInfo.InvariantCulture, $"-{number}.0")), safe.Skip(1).Select(static row => row[14]));
    }

    [Fact]
    public async Task Several_calls_have_columns_of_their_own_and_failures_can_be_left_out()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        await journal.Store.PayAsync(run, 1, "a", 1, "first");
        await journal.Store.PayAsync(run, 2, "a", 2, "second");
        await journal.Store.AddItemAsync(Item(run, "a", 1, 2));
        await journal.Store.AddItemAsync(new StoredItem(run.JobId, "b", ItemState.Failed) { RunId = run.Id });

        List<string[]> rows = CsvReader.Read(await TextAsync((stream, options, stop) => journal.ExportCsvAsync(stream, new ExportOptions { WithFailures = false, Job = "receipts" }, stop)));

        Assert.Equal(2, rows.Count);
        Assert.Equal([$"{Method}.merchant", $"{Method}[2].merchant"], rows[0][13..]);
        Assert.Equal(["first", "second"], rows[1][13..]);
    }

    [Fact]
    public async Task Members_that_come_during_an_export_end_it_and_the_file_stays_as_it_was()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = await journal.Store.BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => AddAsync(journal, run, number.ToString("d4", CultureInfo.InvariantCulture), number, "{\"a\":1}")));
        string path = _folder.In("export.csv");
        await File.WriteAllTextAsync(path, "old", Stop);
        await journal.ExportCsvAsync(path, cancellationToken: Stop);
        Assert.Equal(1001, CsvReader.Read(await File.ReadAllTextAsync(path, Stop)).Count);

        using var slow = new WritingStream(async () => await AddAsync(journal, run, "9999", 9999, "{\"b\":1}"));
        JournalException error = await Assert.ThrowsAsync<JournalException>(() => journal.ExportCsvAsync(slow, cancellationToken: Stop));

        Assert.Contains(".b' while they were exported. Export again.", error.Message, StringComparison.Ordinal);
    }

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(static unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"))) + "\"";

    private static async Task AddAsync(Journal journal, JournalRun run, string key, long identity, string document)
    {
        OpenRequest request = Open(run, identity, key, identity);
        await journal.Store.OpenRequestAsync(request, Stop);
        await journal.Store.AddReplyAsync(request, Reply() with { Document = Encoding.UTF8.GetBytes(document) });
        await journal.Store.AddItemAsync(Item(run, key, identity));
    }

    private static async Task<string> TextAsync(Func<Stream, ExportOptions?, CancellationToken, Task> export)
    {
        using var stream = new MemoryStream();
        await export(stream, null, Stop);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
