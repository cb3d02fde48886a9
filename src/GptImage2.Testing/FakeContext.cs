using System.Globalization;
using GptImage2.Calls;
using GptImage2.Results;

namespace GptImage2.Testing;

/// <summary>What an answer needs to know of the call that it is for.</summary>
/// <param name="Call">The call as it is recorded.</param>
/// <param name="Message">The user message.</param>
/// <param name="Settings">The settings of the call.</param>
/// <param name="Usage">The tokens that the call reports; null for none.</param>
internal sealed record FakeContext(FakeCall Call, UserMessage Message, CallSettings Settings, TokenUsage? Usage)
{
    public string Model => Settings.Request.Model ?? GptImage2Model.Id;

    /// <summary>The account of a call with one reply.</summary>
    public CallAccount Replied(ReadOnlyMemory<byte> reply)
    {
        var account = new CallAccount(Call.Method, Settings.Price);
        Send(account);
        account.Counted(Usage, Model);
        account.Replied(reply);
        return account;
    }

    /// <summary>Records in an account that the request was sent.</summary>
    public void Send(CallAccount account)
    {
        account.Begin(Settings.MaxOutputTokens, Settings.Request.ServiceTier);
        account.Sent(1, string.Create(CultureInfo.InvariantCulture, $"fake-{Call.Number}"));
    }
}
