using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

/// <summary>Only the reader of the object that has the discriminator skips it.</summary>
public sealed class DiscriminatorTests
{
    [Theory]
    [InlineData("""{"kind":"a","x":1}""", 0, "x")]
    [InlineData("""{ "kind" : "b" , "x" : 1 }""", 1, "x")]
    [InlineData("""{"x":1,"kind":"b"}""", 1, "x")]
    [InlineData("""{"kind":"a"}""", 0, "")]
    [InlineData("""{"x":{"kind":"a"},"kind":"ab"}""", 2, "x")]
    public void A_discriminator_is_found_at_any_place_and_skipped(string text, int derived, string others)
    {
        var json = new JsonScanner(Encoding.UTF8.GetBytes(text));

        Assert.Equal(derived, json.ReadDiscriminator("kind"u8, "\"a\n\"b\n\"ab\n1\n"u8, "a derived type"));
        Assert.Equal(others, Others(ref json));

        json.ReadEnd();
        Assert.False(json.Violated);
    }

    [Theory]
    [InlineData("""{"kind":"a","sort":1,"x":1}""")]
    [InlineData("""{"sort":1,"kind":"a","x":1}""")]
    [InlineData("""{"x":1,"kind":"a","sort":1}""")]
    public void Two_discriminators_of_one_object_are_found_and_skipped(string text)
    {
        var json = new JsonScanner(Encoding.UTF8.GetBytes(text));

        Assert.Equal(0, json.ReadDiscriminator("kind"u8, "\"a\n"u8, "a derived type"));
        Assert.Equal(1, json.ReadDiscriminator("sort"u8, "0\n1\n"u8, "a derived type"));
        Assert.Equal("x", Others(ref json));
    }

    [Fact]
    public void A_discriminator_can_be_read_twice()
    {
        var json = new JsonScanner("""{"kind":"a","x":1}"""u8);

        Assert.Equal(0, json.ReadDiscriminator("kind"u8, "\"a\n"u8, "a derived type"));
        Assert.Equal(0, json.ReadDiscriminator("kind"u8, "\"a\n"u8, "a derived type"));
        Assert.Equal("x", Others(ref json));
    }

    [Theory]
    [InlineData("""{"kind":"c","x":1}""", "/kind Enum 8")]
    [InlineData("""{"kind":1,"x":1}""", "/kind Enum 8")]
    [InlineData("""{"kind":"a\n","x":1}""", "/kind Enum 8")]
    [InlineData("""{"x":1}""", "/kind Required 0")]
    [InlineData("[]", " Type 0")]
    public void A_missing_or_unknown_discriminator_is_a_violation(string text, string violation)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var json = new JsonScanner(utf8);

        Assert.Equal(-1, json.ReadDiscriminator("kind"u8, "\"a\n\"b\n"u8, "a derived type"));
        json.ReadEnd();

        Assert.Equal([violation], Reading.Brief(ViolationLocator.Locate(utf8, json.Violations)));
    }

    private static string Others(ref JsonScanner json)
    {
        var others = new List<string>();
        Assert.Equal(0, json.BeginObject());
        while (json.NextMember())
        {
            string name = Encoding.UTF8.GetString(json.ReadName());
            if (!json.TrySkipDiscriminator())
            {
                others.Add(name);
                json.Skip();
            }
        }

        return string.Join(' ', others);
    }
}
