using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>Every row of replies.md through a call: the value that it says, or a violation where one is right.</summary>
public sealed class ReplyTests
{
    public static TheoryData<string> Rows => [.. ReplyTable.Rows.Select(static row => row.Row)];

    [Fact]
    public void Each_row_of_the_table_has_a_name_of_its_own() =>
        Assert.Equal(ReplyTable.Rows.Count, ReplyTable.Rows.Select(static row => row.Row).Distinct().Count());

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_reply_gives_its_right_value_or_a_violation(string row)
    {
        ReplyCase right = ReplyTable.Rows.Single(decision => decision.Row == row);
        await using Emulated endpoint = await Emulated.StartAsync(Reply.Text(right.Reply));

        ReplyOutcome outcome = await ReplyCalls.All[right.Call](endpoint.Bind<IReplies>(), new CallOptions { Leniency = right.Leniency });

        Assert.Single(endpoint.Requests);
        if (outcome.Value is { } value)
        {
            Assert.True(right.Value is not null && ReplyCalls.AreSame(right.Value, value), $"{right.Reply}\nis read as {value}\ninstead of   {right.Value ?? "a violation"}.");
            Assert.All(right.Notes.Where(static note => !note.StartsWith('/')), note => Assert.Contains(outcome.Repairs, repair => note == $"{repair.Kind}" || note == $"{repair.Kind}@{repair.Path}"));
        }
        else
        {
            Assert.True(right.MayBreak, $"{right.Reply}\nis not read:\n{outcome.Error!.Message}");
            ContractViolationException broken = Assert.IsType<ContractViolationException>(outcome.Error);
            Assert.NotEmpty(broken.Violations);
            Assert.All(right.Notes.Where(static note => note.StartsWith('/')), path => Assert.Contains(broken.Violations, violation => violation.Path == path));
        }
    }
}
