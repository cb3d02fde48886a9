using System.Globalization;
using System.Text;
using GptImage2.Tests.Images;

namespace GptImage2.Tests.Messages;

[Collection(nameof(NonParallel))]
public sealed class UserMessageTests
{
    [Fact]
    public void Values_are_written_in_the_invariant_culture_and_by_their_format()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var message = new UserMessage();
            message.Text("a "u8).Value(1234.5m).Text(" "u8).Value(1234.5, "N2").Text(" "u8).Value(new DateOnly(2026, 5, 8), "O")
                .Value<int?>(null).Value<string?>(null).Text(" "u8).Value((object)0.5f).Value(DayOfWeek.Friday).Value("{x}");

            Assert.Equal(["a 1234.5 1,234.50 2026-05-08 0.5Friday{x}"], message.Parts.Select(part => Encoding.UTF8.GetString(part.Text.Span)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Dates_and_times_are_written_in_ISO_8601()
    {
        var message = new UserMessage();
        message.Value(new DateOnly(2026, 5, 8)).Text(" "u8).Value<DateOnly?>(new DateOnly(2026, 5, 8)).Text(" "u8).Value(new TimeOnly(10, 42, 3)).Text(" "u8)
            .Value(new DateTime(2026, 5, 8, 10, 42, 3, DateTimeKind.Utc)).Text(" "u8).Value(new DateTimeOffset(2026, 5, 8, 10, 42, 3, TimeSpan.FromHours(2))).Text(" "u8)
            .Value(true).Text(" "u8).Value<bool?>(false).Text(" "u8).Value(new Uri("https://example.com/b%20c"));

        Assert.Equal(
            ["2026-05-08 2026-05-08 10:42:03 2026-05-08T10:42:03Z 2026-05-08T10:42:03+02:00 true false https://example.com/b%20c"],
            message.Parts.Select(part => Encoding.UTF8.GetString(part.Text.Span)));
    }

    [Fact]
    public void Text_and_images_keep_their_order_and_adjacent_texts_are_joined()
    {
        var first = ImageInput.FromBytes(SampleImages.Png(20));
        var second = ImageInput.FromBytes(SampleImages.Jpeg(20));

        var message = new UserMessage();
        message.Image(first, "x").Text("a"u8).Value(1).Images([second, first], "y").Text(""u8).Text("b"u8);

        Assert.Equal(
            [("", first), ("a1\nImage 1:\n", null), ("", second), ("Image 2:\n", null), ("", first), ("b", null)],
            message.Parts.Select(part => (Encoding.UTF8.GetString(part.Text.Span), part.Image)));
        Assert.Equal(6, message.Parts.Count);
    }

    [Fact]
    public void An_image_that_is_null_is_named_by_its_parameter()
    {
        Assert.Equal("photo", Assert.Throws<ArgumentNullException>(() => new UserMessage().Image(null!, "photo")).ParamName);
        Assert.Equal("photos", Assert.Throws<ArgumentNullException>(() => new UserMessage().Images(null!, "photos")).ParamName);
        Assert.Equal("photos", Assert.Throws<ArgumentNullException>(() => new UserMessage().Images([null!], "photos")).ParamName);
    }
}
