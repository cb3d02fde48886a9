using System.Globalization;
using GptImage2.Tests.Images;

namespace GptImage2.Tests.Calls;

[Collection(nameof(Alone))]
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
            message.Text("a ").Value(1234.5m).Text(" ").Value(1234.5, "N2").Text(" ").Value(new DateOnly(2026, 5, 8), "O")
                .Value<int?>(null).Value<string?>(null).Text(" ").Value((object)0.5f).Value(DayOfWeek.Friday).Value("{x}");

            Assert.Equal([new UserMessagePart("a 1234.5 1,234.50 2026-05-08 0.5Friday{x}", null)], message.Parts);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Text_and_images_keep_their_order_and_texts_side_by_side_become_one()
    {
        ImageInput first = ImageInput.FromBytes(SampleImages.Png(20));
        ImageInput second = ImageInput.FromBytes(SampleImages.Jpeg(20));

        var message = new UserMessage();
        message.Image(first, "x").Text("a").Value(1).Images([second, first], "y").Text("").Text("b");

        Assert.Equal(
            [new(null, first), new("a1", null), new(null, second), new(null, first), new("b", null)],
            message.Parts);
        Assert.Equal(5, message.Parts.Count);
    }

    [Fact]
    public void An_image_that_is_null_is_named_by_its_parameter()
    {
        Assert.Equal("photo", Assert.Throws<ArgumentNullException>(() => new UserMessage().Image(null!, "photo")).ParamName);
        Assert.Equal("photos", Assert.Throws<ArgumentNullException>(() => new UserMessage().Images(null!, "photos")).ParamName);
        Assert.Equal("photos", Assert.Throws<ArgumentNullException>(() => new UserMessage().Images([null!], "photos")).ParamName);
    }
}
