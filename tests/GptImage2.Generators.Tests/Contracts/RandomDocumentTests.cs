using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>
/// Random documents of every contract, and each single change of them: NJsonSchema says of the schema what the reader
/// says of the document. With GPTIMAGE2_LONG_TESTS=1 there are more documents, and none of their changes is left out.
/// </summary>
public sealed class RandomDocumentTests
{
    public static TheoryData<string> Names => [.. CorpusContract.Names];

    [Fact]
    public void The_corpus_has_enough_contracts() => Assert.InRange(CorpusContract.Names.Count(), 80, 300);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Row", "H6")]
    [Trait("Row", "H4")]
    public void Schema_and_reader_agree(string name) =>
        Assert.True(RandomDocumentRun.Named(name).Disagreements is [], string.Join("\n", RandomDocumentRun.Named(name).Disagreements.Take(30)));

    [Theory]
    [InlineData("null")]
    [InlineData("type")]
    [InlineData("missing")]
    [InlineData("extra")]
    [InlineData("unknown name")]
    [InlineData("case")]
    [InlineData("denied")]
    [InlineData("fraction")]
    [InlineData("above")]
    [InlineData("below")]
    [InlineData("bound")]
    [InlineData("length")]
    [InlineData("pattern")]
    [InlineData("format")]
    [InlineData("item twice")]
    [InlineData("fewer items")]
    [InlineData("more items")]
    [InlineData("more members")]
    [InlineData("key")]
    [InlineData("no discriminator")]
    [InlineData("another name")]
    public void Each_kind_of_change_is_rejected_for_some_contract(string kind) => Assert.Contains(RandomDocumentRun.Every, run => run.Refused.Contains(kind));

    [Fact]
    public void Every_explanation_is_needed() =>
        Assert.Empty(KnownDifferences.Reasons.Except(RandomDocumentRun.Every.SelectMany(run => run.Reasons), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_round_trips_through_reader_and_writer(string name)
    {
        var contract = CorpusContract.Named(name);
        var schema = new SchemaView(contract.Schema);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 5, 500))
        {
            string once = contract.Rewrite(json);
            string twice = contract.Rewrite(once);
            Assert.True(DocumentEquality.IsKept(schema, JsonElement.Parse(json), JsonElement.Parse(once)), $"seed {seed}: {json} became {once}");
            Assert.True(DocumentEquality.IsSame(schema, JsonElement.Parse(once), JsonElement.Parse(twice)), $"seed {seed}: {once} became {twice}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_duplicate_member_is_rejected(string name)
    {
        var contract = CorpusContract.Named(name);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 2, 30))
        {
            foreach (JsonProperty member in JsonElement.Parse(json).EnumerateObject())
            {
                string doubled = $"{json[..^1]},{TextPool.Quote(member.Name)}:{member.Value.GetRawText()}}}";
                Assert.True(contract.Read(doubled).Any(violation => violation.Rule == ContractRule.Duplicate), $"seed {seed}: {doubled}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nesting_ends_at_64_levels(string name)
    {
        var contract = CorpusContract.Named(name);
        string json = RandomDocumentRun.Samples(contract, 1, 1).First().Json;
        string Nested(int levels) => (json == "{}" ? "{" : json[..^1] + ",") + $"\"deep\":{new string('[', levels - 1)}{new string(']', levels - 1)}}}";

        Assert.DoesNotContain(contract.Read(Nested(64)), violation => violation.Rule == ContractRule.Depth);
        Assert.Contains(contract.Read(Nested(65)), violation => violation.Rule == ContractRule.Depth);
    }
}
