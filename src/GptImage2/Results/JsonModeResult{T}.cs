using System.Text;
using GptImage2.Endpoints.Caching;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The value of a call, with usage and cost.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonModeResult<T>
{
    private readonly ReadOnlyMemory<byte> _reply;
    private readonly CallAccount? _account;
    private readonly IReadOnlyList<Repair> _lastRepairs = [];

    /// <summary>Creates a result without a call, for a test double of an interface.</summary>
    /// <param name="value">The value.</param>
    public JsonModeResult(T value) => Value = value;

    internal JsonModeResult(T value, IReadOnlyList<string> unknownMembers, IReadOnlyList<Repair> repairs, IReadOnlyList<Repair> lastRepairs, CallAccount account)
    {
        Value = value;
        UnknownMembers = unknownMembers;
        Repairs = repairs;
        KeptValues = account.AllKept;
        _account = account;
        _lastRepairs = lastRepairs;
        Usage = account.TotalUsage;
        Cost = account.TotalCost;
        RequestId = account.RequestId;
        Model = account.Model;
        FromCache = account.FromCache;
        Document = account.Patched ?? account.Reply ?? default;
        _reply = Document;
    }

    /// <summary>The value; it fits its contract.</summary>
    public T Value { get; }

    /// <summary>
    /// The text that was read: the last reply as the model wrote it, or the reply before it with the values that were
    /// corrected. <see cref="Exchanges"/> has each reply as the model wrote it.
    /// </summary>
    public string RawReply
    {
        get => field ??= Encoding.UTF8.GetString(_reply.Span);
        init;
    }

    /// <summary>JSON Pointers of at most 64 members that the reply has but the contract does not. The reader ignored them.</summary>
    public IReadOnlyList<string> UnknownMembers { get; init; } = [];

    /// <summary>The first 1,000 repairs that made the replies fit; empty when the reply fits as the model wrote it.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    /// <summary>The number of all repairs; <see cref="Repairs"/> has the first 1,000 of them.</summary>
    public int RepairCount => RepairList.TotalOf(Repairs);

    /// <summary>
    /// What corrected replies changed or left out although they were not asked to; the values of the reply before were kept.
    /// </summary>
    public IReadOnlyList<KeptValue> KeptValues { get; init; } = [];

    /// <summary>
    /// What the reply breaks without breaking its contract: rules that are only reported (<see cref="RuleEffect.Report"/>).
    /// The value is as the model gave it. At most 64.
    /// </summary>
    public IReadOnlyList<ContractViolation> Warnings { get; init; } = [];

    /// <summary>Every request of the call, with its reply. There is more than one when a reply had to be corrected.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get => field ??= _account is null ? [] : [.. _account.Earlier, _account.ToExchange([], _lastRepairs)];
        init;
    }

    /// <summary>The tokens that were billed over all exchanges; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>
    /// The cost of <see cref="Usage"/> in US dollars, by <see cref="GptImage2Options.Price"/>; null when the endpoint did
    /// not report the usage.
    /// </summary>
    public decimal? Cost { get; init; }

    /// <summary>
    /// Whether the reply is that of an earlier call, from <see cref="GptImage2Options.ReplyCache"/>, or of an equal call that
    /// ran at the same time. This call sent no request then, and <see cref="Usage"/> and <see cref="Cost"/> are zero.
    /// </summary>
    public bool FromCache { get; init; }

    /// <summary>The id of the request, for the provider's support; null when the endpoint sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The model as the endpoint names it; null when it does not.</summary>
    public string? Model { get; init; }

    /// <summary>The text that was read, before repairs: the reply, or the previous reply with the corrected values.</summary>
    internal ReadOnlyMemory<byte> Document { get; }
}
