using System.Text;
using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.Messages;

public sealed class RequestTokensTests
{
    private const string Hostile = "q\u0E01zx 𐍈𐍈 ⸘⸘ ꙮꙮ";

    [Fact]
    public void Untrusted_text_of_the_user_message_has_its_bound_and_the_constant_text_its_estimate()
    {
        long none = RequestTokens.UpperBound(Request(Item.Method, ""));

        Assert.Equal(none + Bound(Hostile), RequestTokens.UpperBound(Request(Item.Method, Hostile)));
        Assert.Equal(RequestTokens.Estimate(Request(Item.Method, "")), none);
        Assert.True(RequestTokens.Estimate(Request(Item.Method, Hostile)) < none + Bound(Hostile));
    }

    [Fact]
    public void Values_in_the_system_message_have_their_bound()
    {
        JsonModeMethod<Item> method = Item.Method.WithInstructions(new UserMessage().Value(Hostile));

        Assert.InRange(RequestTokens.UpperBound(Request(method, "")), RequestTokens.UpperBound(Request(Item.Method, "")) + Bound(Hostile), long.MaxValue);
    }

    [Fact]
    public void A_reply_in_a_correction_has_its_bound()
    {
        JsonModeRequest request = Request(Item.Method, "") with { Correction = new CorrectionTurn(ExchangeKind.Correction, Encoding.UTF8.GetBytes(Hostile), Hostile, SendsImages: false) };

        Assert.InRange(RequestTokens.UpperBound(request), RequestTokens.UpperBound(Request(Item.Method, "")) + 2 * Bound(Hostile), long.MaxValue);
    }

    private static long Bound(string text) => TokenBound.OfText(Encoding.UTF8.GetBytes(text));

    private static JsonModeRequest Request(JsonModeMethod<Item> method, string text) =>
        new(method.Leading, new UserMessage().Text(Encoding.UTF8.GetBytes(text)).Parts);
}
