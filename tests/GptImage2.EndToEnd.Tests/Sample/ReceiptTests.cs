using System.Text.Json;
using GptImage2.Emulator;
using ReceiptReader;

namespace GptImage2.EndToEnd.Tests.Sample;

/// <summary>Tests the interface and the contracts of the sample with its picture.</summary>
public sealed class ReceiptTests
{
    private static readonly Receipt Expected = new()
    {
        Shop = "Kaffeehaus Lindenhof",
        Address = "Am Lindenhof 3",
        Date = new DateOnly(2026, 5, 8),
        Time = new TimeOnly(10, 42),
        Number = "004711",
        Table = "7",
        Currency = "EUR",
        Lines =
        [
            new ReceiptLine(2, "Melange", 4.20m, 8.40m),
            new ReceiptLine(1, "Apple strudel", 5.60m, 5.60m),
            new ReceiptLine(1, "Sparkling water 0.5 l", 3.10m, 3.10m),
            new ReceiptLine(3, "Kipferl", 1.90m, 5.70m),
        ],
        Total = 22.80m,
        Vat = new Vat(10, 2.07m),
        Payment = new Payment(PaymentMethod.Card, "4242"),
    };

    [Fact]
    public async Task The_reply_becomes_the_receipt()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(SampleFiles.Reply));

        JsonModeResult<Receipt> result = await ReadAsync(emulated);

        Assert.Equal(Expected.Lines, result.Value.Lines);
        Assert.Equal(Expected with { Lines = result.Value.Lines }, result.Value);
        Assert.Empty(result.UnknownMembers);
        Assert.Equal(SampleFiles.Reply, result.RawReply);
        Assert.Equal("gpt-5-4-image-2", result.Model);
        Assert.Equal(emulated.Request.RequestId, result.RequestId);
    }

    [Fact]
    public void The_lines_add_up() => Assert.Equal(Expected.Total, Expected.Lines.Sum(line => line.Amount));

    [Fact]
    public async Task The_request_has_the_messages_and_the_picture()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(SampleFiles.Reply));

        await ReadAsync(emulated);

        ChatRequest chat = emulated.Request.Chat!;
        Assert.Equal(("gpt-5-4-image-2", "json_object"), (chat.Model, chat.ResponseFormat));
        Assert.Equal(["system", "user"], chat.Messages.Select(message => message.Role));
        Assert.StartsWith("You read till receipts.", chat.Messages[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(Receipt.JsonSchema, chat.Messages[0].Text, StringComparison.Ordinal);
        Assert.Empty(chat.Messages[0].Images);

        ReceivedImage image = Assert.Single(chat.Messages[1].Images);
        byte[] picture = await File.ReadAllBytesAsync(SampleFiles.Picture, Emulated.Stop);
        Assert.Equal((Pictures.Sha256(picture), picture.Length, "image/jpeg", 1200, 1600), (image.Sha256, image.ByteCount, image.MimeType, image.Width, image.Height));

        JsonElement parts = emulated.Request.Body!.Value.GetProperty("messages")[1].GetProperty("content");
        Assert.Equal(["text", "image_url"], parts.EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal("Read this receipt: ", parts[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_log_of_the_emulator_does_not_have_the_key()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(SampleFiles.Reply));

        await ReadAsync(emulated);

        ReceivedRequest request = emulated.Request;
        Assert.DoesNotContain(emulated.ApiKey, request.Body!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(request.Headers);
        Assert.All(request.Headers, header => Assert.DoesNotContain(emulated.ApiKey, header.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("Authorization", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_broken_reply_is_reported_with_all_violations()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(SampleFiles.BrokenReply));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(emulated));

        Assert.Equal(
            [
                ("/total", ContractRule.Required, null),
                ("/date", ContractRule.Format, "\"2026-05-38\""),
                ("/table", ContractRule.Type, "7"),
                ("/waiter", ContractRule.Unmapped, "\"Franz\""),
                ("/lines/0/quantity", ContractRule.Range, "0"),
                ("/lines/2/unitPrice", ContractRule.Type, "\"3,10\""),
                ("/payment/method", ContractRule.Enum, "\"Plastic\""),
                ("/payment/cardDigits", ContractRule.Pattern, "\"**** 4242\""),
            ],
            e.Violations.Select(violation => (violation.Path, violation.Rule, violation.Found)));
        Assert.Equal(SampleFiles.BrokenPaths, e.Violations.Select(violation => violation.Path));
        Assert.Equal(SampleFiles.BrokenReply, e.RawReply);
        Assert.Equal("IReceiptReader.ReadAsync", e.Method);
        Assert.Equal(emulated.Request.RequestId, e.RequestId);
    }

    [Fact]
    public async Task A_receipt_is_written_as_it_is_read()
    {
        Assert.True(Receipt.TryFromJson(Expected.ToJson(), out Receipt? read, out _));
        Assert.Equal(Expected.ToJson(), read.ToJson());

        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Expected.ToJson()));
        Assert.Equal(Expected.Lines, (await ReadAsync(emulated)).Value.Lines);
    }

    private static Task<JsonModeResult<Receipt>> ReadAsync(Emulated emulated) =>
        emulated.Bind<IReceiptReader>().ReadAsync(ImageInput.FromFile(SampleFiles.Picture), Emulated.Stop);
}
