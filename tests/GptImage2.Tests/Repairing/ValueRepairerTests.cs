using System.Text;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class ValueRepairerTests
{
    [Theory]
    [InlineData("""{"products":[{"name":"a","count":"12"}]}""", """NumberInString "12" > 12""")]
    [InlineData("""{"products":[{"name":"a","count":"1,234,567"}]}""", """GroupedNumber "1,234,567" > 1234567""")]
    [InlineData("""{"products":[{"name":12,"count":1}]}""", """TextFromScalar 12 > "12" """)]
    [InlineData("""{"products":[{"name":["a"],"count":1}]}""", """SingleItem ["a"] > "a" """)]
    [InlineData("""{"products":[{"name":"a","count":1,"kind":"Bread"}]}""", """EnumSpelling "Bread" > "bread" """)]
    [InlineData("""{"products":"[]"}""", """EncodedJson "[]" > []""")]
    [InlineData("""{"products":[{"name":"a","count":"+12"}]}""", """NumberInString "+12" > 12""")]
    public void A_violation_is_repaired_by_the_schema(string json, string repair) => Assert.Equal(repair.Trim(), Repair(json, lossy: false));

    [Theory]
    [InlineData("""{"products":[{"name":"a","count":"$12"}]}""", """DroppedText "$12" > 12""")]
    [InlineData("""{"products":[{"name":"a","count":1,"kind":"bread: white"}]}""", """DroppedText "bread: white" > "bread" """)]
    public void Repairs_that_lose_text_are_made_only_when_lossy_is_allowed(string json, string repair)
    {
        Assert.Equal(repair.Trim(), Repair(json, lossy: true));
        Assert.Equal("", Repair(json, lossy: false));
    }

    [Theory]
    [InlineData("""{"products":[{"name":"a","count":"12,111"}]}""")]
    [InlineData("""{"products":[{"name":{},"count":1}]}""")]
    [InlineData("""{"products":[{"name":"a","count":"1.000"}]}""")]
    [InlineData("""{"products":""}""")]
    [InlineData("""{"products":[{"name":"a","count":1,"kind":"cake"}]}""")]
    public void An_ambiguous_value_is_not_repaired(string json) => Assert.Equal("", Repair(json, lossy: false));

    private static string Repair(string json, bool lossy)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        ContractReading<Shelf> reading = ContractReader.Read(Shelf.Contract, utf8);
        var repairer = new ValueRepairer(new EditedText(utf8), SourceValue.Parse(utf8)!, Shelf.Contract.SchemaRoot, lossy);
        IEnumerable<TextEdit> edits = reading.Violations.SelectMany(repairer.Repair);
        return string.Join("; ", edits.Select(edit => $"{edit.Kind} {Encoding.UTF8.GetString(utf8, edit.Offset, edit.Length)} > {Encoding.UTF8.GetString(edit.Replacement)}".Trim()));
    }
}
