using System.Text;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class LossyRepairerTests
{
    [Theory]
    [InlineData("""{"products":[1,{"name":"a","count":1}]}""", "DroppedItem", """{"products":[{"name":"a","count":1}]}""")]
    [InlineData("""{"products":[{"name":"a"},{"name":"b"},{"name":"c","count":1}]}""", "DroppedItem DroppedItem", """{"products":[{"name":"c","count":1}]}""")]
    [InlineData("""{"products":[{"name":"a","count":1,"kind":"x"}]}""", "Nulled", """{"products":[{"name":"a","count":1,"kind":null}]}""")]
    [InlineData("""{"words":7,"products":[]}""", "DroppedMember", """{"products":[]}""")]
    [InlineData("""{"note":[],"products":[]}""", "Nulled", """{"note":null,"products":[]}""")]
    public void Parts_that_do_not_fit_and_may_be_missing_are_left_out(string json, string kinds, string left)
    {
        IReadOnlyList<TextEdit> edits = Repair(json);

        Assert.Equal(kinds, string.Join(' ', edits.Select(static edit => edit.Kind)));
        Assert.Equal(left, Encoding.UTF8.GetString(new EditedText(Encoding.UTF8.GetBytes(json)).Apply(edits).Utf8.Span));
    }

    [Theory]
    [InlineData("""{"products":[{"name":"a"},{"name":"b"}]}""")]
    [InlineData("""{"products":7}""")]
    [InlineData("""{"note":"x"}""")]
    [InlineData("""{"products":[],"products":[]}""")]
    public void Required_parts_are_never_left_out(string json) => Assert.Empty(Repair(json));

    private static IReadOnlyList<TextEdit> Repair(string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        var repairer = new LossyRepairer(SourceValue.Parse(utf8)!, Shelf.Contract.SchemaRoot, utf8);
        return repairer.Repair(ContractReader.Read(Shelf.Contract, utf8).Violations);
    }
}
