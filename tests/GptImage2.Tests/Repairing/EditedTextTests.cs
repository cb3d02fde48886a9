using System.Text;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class EditedTextTests
{
    [Fact]
    public void Edits_are_applied_in_any_order()
    {
        EditedText text = Text("abcdef").Apply([Edit(4, 1, "XY"), Edit(1, 2, ""), Edit(0, 0, "<")]);

        Assert.Equal("<adXYf", Show(text));
        Assert.Equal([0, 1, 4], text.Edits.Select(static edit => edit.Offset));
    }

    [Fact]
    public void Without_edits_the_text_is_the_same()
    {
        EditedText text = Text("abc");

        Assert.Same(text, text.Apply([]));
        Assert.Equal(2, text.ToOriginal(2));
        Assert.Equal(2, text.FromBefore(2));
    }

    [Fact]
    public void Each_byte_has_its_original_offset()
    {
        EditedText text = Text("abcdef").Apply([Edit(1, 2, ""), Edit(4, 1, "XYZ"), Edit(6, 0, "!")]);

        Assert.Equal("adXYZf!", Show(text));
        Assert.Equal([0, 3, 4, 4, 4, 5, 6], Enumerable.Range(0, 7).Select(text.ToOriginal));
        Assert.Equal([0, 1, 1, 1, 2, 5, 6], Enumerable.Range(0, 7).Select(text.FromBefore));
    }

    [Fact]
    public void An_insertion_before_an_edit_at_the_same_place_comes_first()
    {
        EditedText text = Text("{\"a\":1 b:2}").Apply([Edit(7, 0, ","), Edit(7, 1, "\"b\"")]);

        Assert.Equal("{\"a\":1 ,\"b\":2}", Show(text));
        Assert.Equal([7, 7, 7, 7, 8], Enumerable.Range(7, 5).Select(text.ToOriginal));
    }

    [Fact]
    public void Offsets_are_followed_through_several_rounds()
    {
        EditedText text = Text("abcdef").Apply([Edit(0, 2, "")]).Apply([Edit(1, 0, "12")]);

        Assert.Equal("c12def", Show(text));
        Assert.Equal([2, 3, 3, 3, 4, 5], Enumerable.Range(0, 6).Select(text.ToOriginal));
    }

    [Fact]
    public void Offsets_equal_those_found_by_walking_over_all_edits()
    {
        var random = new Random(12);
        for (int i = 0; i < 500; i++)
        {
            string original = new('x', random.Next(30));
            var edits = new List<TextEdit>();
            for (int offset = 0; offset < original.Length; offset += random.Next(4))
            {
                int length = random.Next(Math.Min(3, original.Length - offset));
                edits.Add(Edit(offset, length, new string('y', random.Next(3))));
                offset += Math.Max(1, length);
            }

            EditedText text = Text(original).Apply(edits);
            for (int offset = 0; offset <= original.Length + 2; offset++)
            {
                Assert.Equal(WalkForth(edits, offset), text.FromBefore(offset));
                Assert.Equal(WalkBack(edits, offset), text.ToOriginal(offset));
            }
        }
    }

    private static int WalkForth(List<TextEdit> edits, int offset)
    {
        int shift = 0;
        foreach (TextEdit edit in edits.TakeWhile(edit => edit.Offset < offset))
        {
            if (edit.End > offset)
                return edit.Offset + shift;
            shift += edit.Replacement.Length - edit.Length;
        }

        return offset + shift;
    }

    private static int WalkBack(List<TextEdit> edits, int offset)
    {
        int shift = 0;
        foreach (TextEdit edit in edits)
        {
            if (offset < edit.Offset + shift)
                break;
            if (offset < edit.Offset + shift + edit.Replacement.Length)
                return edit.Offset;
            shift += edit.Replacement.Length - edit.Length;
        }

        return offset - shift;
    }

    private static EditedText Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static TextEdit Edit(int offset, int length, string replacement) => new(offset, length, Encoding.UTF8.GetBytes(replacement), null);

    private static string Show(EditedText text) => Encoding.UTF8.GetString(text.Utf8.Span);
}
