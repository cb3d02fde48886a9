using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GptImage2.Tests.Webhooks;

/// <summary>Webhooks are read when they are signed, and refused when anything of them is changed.</summary>
public sealed class WebhookReaderTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OtherSecret = "whsec_c2Vjb25kLXNlY3JldC1vZi10aGUtdGVzdA==";
    private const string Body = """{"id":"evt_1","object":"event","created_at":1770950815,"type":"batch.completed","data":{"id":"batch_1"}}""";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_770_950_900);

    [Fact]
    public void The_example_of_the_standard_is_verified()
    {
        // From the documentation of Standard Webhooks.
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = "msg_p5jXN8AQM9LWM0D4loKWxJek",
            ["webhook-timestamp"] = "1614265330",
            ["webhook-signature"] = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        };

        FormatException noEvent = Assert.Throws<FormatException>(() => new WebhookReader(Secret) { TimeProvider = new FixedClock(DateTimeOffset.FromUnixTimeSeconds(1_614_265_330)) }
            .Unwrap("""{"test": 2432232314}"""u8, headers.GetValueOrDefault));

        Assert.Equal("The body of the webhook has no 'type'.", noEvent.Message);
    }

    [Fact]
    public void A_signed_webhook_is_read()
    {
        WebhookEvent read = Reader().Unwrap(Encoding.UTF8.GetBytes(Body), Signed().GetValueOrDefault);

        Assert.Equal(new WebhookEvent("wh_1", "evt_1", "batch.completed", DateTimeOffset.FromUnixTimeSeconds(1_770_950_815), "batch_1"), read);
        Assert.True(read.IsBatchEnd);
    }

    [Fact]
    public void One_of_several_signatures_and_secrets_is_enough()
    {
        string signature = Signed(OtherSecret)["webhook-signature"];
        Dictionary<string, string> headers = Signed();
        headers["webhook-signature"] = "v1a,abc v1,not-base64 v1, " + new string('x', 300) + " v1,AAAA " + signature;

        Assert.Equal("batch_1", new WebhookReader(Secret, OtherSecret) { TimeProvider = new FixedClock(Now) }.Unwrap(Encoding.UTF8.GetBytes(Body), headers.GetValueOrDefault).DataId);
        Assert.Throws<WebhookSignatureException>(() => Reader().Unwrap(Encoding.UTF8.GetBytes(Body), headers.GetValueOrDefault));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(9_999_999, false)]
    public void The_time_may_be_off_by_the_tolerance(int seconds, bool isTaken)
    {
        Dictionary<string, string> headers = Signed(seconds: seconds);

        Exception? refused = Record.Exception(() => Reader().Unwrap(Encoding.UTF8.GetBytes(Body), headers.GetValueOrDefault));

        Assert.Equal(isTaken, refused is null);
        if (refused is not null)
            Assert.Contains(seconds < 0 ? "seconds ago" : "seconds ahead of this clock", Assert.IsType<WebhookSignatureException>(refused).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook-id", null, "The header 'webhook-id' is missing.")]
    [InlineData("webhook-timestamp", "", "The header 'webhook-timestamp' is missing.")]
    [InlineData("webhook-signature", null, "The header 'webhook-signature' is missing.")]
    [InlineData("webhook-timestamp", "soon", "The header 'webhook-timestamp' is not a number of seconds.")]
    [InlineData("webhook-timestamp", "99999999999999999999", "The header 'webhook-timestamp' is not a number of seconds.")]
    [InlineData("webhook-timestamp", "999999999999999", "The header 'webhook-timestamp' is not a number of seconds.")]
    [InlineData("webhook-id", "wh_2", "No signature in the header 'webhook-signature' fits")]
    [InlineData("webhook-signature", "v1,", "No signature in the header 'webhook-signature' fits")]
    public void A_header_that_is_missing_or_changed_is_named(string name, string? value, string message)
    {
        Dictionary<string, string> headers = Signed();
        headers.Remove(name);
        if (value is not null)
            headers[name] = value;

        WebhookSignatureException refused = Assert.Throws<WebhookSignatureException>(() => Reader().Unwrap(Encoding.UTF8.GetBytes(Body), headers.GetValueOrDefault));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret["whsec_".Length..], refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_change_of_a_byte_is_taken()
    {
        var random = new Random(17);
        byte[] signed = Encoding.UTF8.GetBytes(Body);
        Dictionary<string, string> headers = Signed();
        for (int i = 0; i < 500; i++)
        {
            byte[] changed = [.. signed];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<WebhookSignatureException>(() => Reader().Unwrap(changed, headers.GetValueOrDefault));
        }
    }

    [Fact]
    public void What_another_implementation_signs_is_taken()
    {
        var random = new Random(18);
        for (int i = 0; i < 200; i++)
        {
            byte[] key = new byte[random.Next(1, 100)];
            random.NextBytes(key);
            string secret = "whsec_" + Convert.ToBase64String(key);
            string body = $$"""{"type":"t{{i}}","pad":"{{new string('ä', random.Next(3_000))}}"}""";

            WebhookEvent read = new WebhookReader(secret) { TimeProvider = new FixedClock(Now) }.Unwrap(Encoding.UTF8.GetBytes(body), Signed(secret, body: body).GetValueOrDefault);

            Assert.Equal(("t" + i.ToString(CultureInfo.InvariantCulture), null, null, null), (read.Type, read.Id, read.DataId, read.CreatedAt));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"type":7}""")]
    public void A_signed_body_that_is_not_an_event_is_a_format_error(string body) =>
        Assert.Throws<FormatException>(() => Reader().Unwrap(Encoding.UTF8.GetBytes(body), Signed(body: body).GetValueOrDefault));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_ge heim!")]
    public void A_secret_that_cannot_sign_is_refused_and_not_shown(string secret)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new WebhookReader(secret));

        Assert.DoesNotContain("heim", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => new WebhookReader());
        Assert.Throws<ArgumentOutOfRangeException>(static () => new WebhookReader(Secret) { Tolerance = TimeSpan.Zero });
    }

    private static WebhookReader Reader() => new(Secret) { TimeProvider = new FixedClock(Now) };

    /// <summary>The headers of a webhook, signed without the code under test: HMAC by its definition, from SHA-256 alone.</summary>
    private static Dictionary<string, string> Signed(string secret = Secret, int seconds = 0, string body = Body)
    {
        string time = Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] block = new byte[64];
        (key.Length > 64 ? SHA256.HashData(key) : key).CopyTo(block, 0);
        byte[] inner = [.. block.Select(static b => (byte)(b ^ 0x36)), .. Encoding.UTF8.GetBytes($"wh_1.{time}.{body}")];
        byte[] outer = [.. block.Select(static b => (byte)(b ^ 0x5c)), .. SHA256.HashData(inner)];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = "wh_1",
            ["webhook-timestamp"] = time,
            ["webhook-signature"] = "v1," + Convert.ToBase64String(SHA256.HashData(outer)),
        };
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
