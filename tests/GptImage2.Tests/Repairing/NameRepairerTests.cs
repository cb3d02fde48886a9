using System.Text;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class NameRepairerTests
{
    [Theory]
    [InlineData("""{"Products":[]}""", """NameSpelling "Products" > "products" """)]
    [InlineData("""{"**products**":[]}""", """NameSpelling "**products**" > "products" """)]
    [InlineData("""{"products":[{"name":"a","name":"a","count":1}]}""", """RepeatedMember ,"name":"a" > """)]
    [InlineData("""{"Products":[],"PRODUCTS":[]}""", """NameSpelling "Products" > "products"; RepeatedMember ,"PRODUCTS":[] > """)]
    [InlineData("""{"shelf":{"products":[]}}""", """Wrapper {"shelf":{"products":[]}} > {"products":[]}""")]
    [InlineData("""{"ok":true,"data":{"shelf":{"Products":[]}}}""", """Wrapper {"ok":true,"data":{"shelf":{"Products":[]}}} > {"Products":[]}""")]
    [InlineData("""{"data":"{\"products\":[]}"}""", """EncodedJson "{\"products\":[]}" > {"products":[]}""")]
    public void A_member_gets_the_name_of_the_contract_and_an_object_loses_its_wrapper(string json, string repair) => Assert.Equal(repair.Trim(), Repair(json, out _));

    [Theory]
    [InlineData("""{"Products":[],"PRODUCTS":[{"name":"a","count":1}]}""", "/PRODUCTS")]
    [InlineData("""{"products":[],"Note":"a","NOTE":"b"}""", "/NOTE")]
    public void Two_spellings_of_one_name_with_different_values_are_a_conflict(string json, string path)
    {
        Assert.Equal("", Repair(json, out IReadOnlyList<ContractViolation> conflicts));
        ContractViolation conflict = Assert.Single(conflicts);
        Assert.Equal((path, ContractRule.Duplicate), (conflict.Path, conflict.Rule));
    }

    [Theory]
    [InlineData("""{"products":[{"name":"a","name":"b","count":1}]}""")]
    [InlineData("""{"products":[],"note":"a","Note":"b"}""")]
    [InlineData("""{"error":{"products":[]}}""")]
    [InlineData("""{"a":{"products":[]},"b":{"products":[]}}""")]
    public void An_object_that_may_mean_something_else_is_not_changed(string json)
    {
        Assert.Equal("", Repair(json, out IReadOnlyList<ContractViolation> conflicts));
        Assert.Empty(conflicts);
    }

    private static string Repair(string json, out IReadOnlyList<ContractViolation> conflicts)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        ContractReading<Shelf> reading = ContractReader.Read(Shelf.Contract, utf8);
        var repairer = new NameRepairer(utf8, SourceValue.Parse(utf8)!, Shelf.Contract.SchemaRoot);
        var edits = new EditList();
        foreach (TextEdit edit in reading.Violations.SelectMany(violation => violation.Rule == ContractRule.Duplicate ? repairer.RepairDuplicate(violation.Offset) : repairer.RepairMissing(violation.Path)))
            edits.Add(edit);
        foreach (TextEdit edit in reading.UnknownOffsets.SelectMany(repairer.Rename))
            edits.Add(edit);
        conflicts = repairer.Conflicts;
        return string.Join("; ", edits.Edits.Select(edit => $"{edit.Kind} {Encoding.UTF8.GetString(utf8, edit.Offset, edit.Length)} > {Encoding.UTF8.GetString(edit.Replacement)}".Trim()));
    }
}
