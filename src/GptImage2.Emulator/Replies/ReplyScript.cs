using System.Security.Cryptography;
using GptImage2.Emulator.Replies;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator;

/// <summary>The replies that requests get instead of sample documents.</summary>
/// <remarks>
/// A request gets the reply of the first rule that matches it, else the next reply of the queue, else a sample document. Requests that
/// the endpoint would refuse are refused and use up nothing, except for replies made with <see cref="Reply.BeforeChecks"/>.
/// </remarks>
public sealed class ReplyScript
{
    private readonly Lock _lock = new();
    private readonly Queue<Reply> _queue = new();
    private readonly List<Rule> _rules = [];
    private readonly List<Loss> _losses = [];

    /// <summary>Gets how many replies of the queue are left.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    /// <summary>Gets what makes the reply where nothing is scripted.</summary>
    internal Func<Reply> Default { get; init; } = Reply.Sample;

    /// <summary>Adds replies to the queue; each is used once.</summary>
    /// <param name="replies">The replies, in order.</param>
    public void Enqueue(params ReadOnlySpan<Reply> replies)
    {
        lock (_lock)
        {
            foreach (Reply reply in replies)
                _queue.Enqueue(reply);
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="matches">Tells the requests that get the reply. For a reply before the checks, <see cref="ReceivedRequest.Chat"/> is null.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="times">How often the rule serves.</param>
    public void When(Func<ReceivedRequest, bool> matches, Reply reply, int times = int.MaxValue)
    {
        lock (_lock)
            _rules.Add(new Rule(matches, _ => reply, reply.ComesBeforeChecks, times));
    }

    /// <summary>Adds a rule that makes its reply from the request.</summary>
    /// <param name="matches">Tells the requests that get the reply.</param>
    /// <param name="reply">Makes the reply.</param>
    /// <param name="times">How often the rule serves.</param>
    public void When(Func<ReceivedRequest, bool> matches, Func<ReceivedRequest, Reply> reply, int times = int.MaxValue)
    {
        lock (_lock)
            _rules.Add(new Rule(matches, reply, BeforeChecks: false, times));
    }

    /// <summary>
    /// Loses answers of requests on files and batches: the request is handled, and then the connection closes without a byte of its answer. The
    /// batch is there, and the client does not know.
    /// </summary>
    /// <param name="matches">Tells the requests whose answers are lost, such as <c>r => r.Method == "POST" &amp;&amp; r.Path == "/v1/batches"</c>.</param>
    /// <param name="times">How many are lost; those after them arrive.</param>
    /// <param name="fault">What breaks; null for <see cref="Fault.CloseBeforeAnswer"/>.</param>
    /// <exception cref="ArgumentException">The fault comes before the request is read.</exception>
    public void LoseAnswers(Func<ReceivedRequest, bool> matches, int times = 1, Fault? fault = null)
    {
        Fault lost = fault ?? Fault.CloseBeforeAnswer();
        if (lost.IsEarly)
            throw new ArgumentException("An answer can be lost only after the request was read.", nameof(fault));

        lock (_lock)
            _losses.Add(new Loss(matches, lost, times));
    }

    /// <summary>Adds a rule for requests with an image.</summary>
    /// <param name="sha256">The SHA-256 of the bytes of the image in hexadecimal.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="times">How often the rule serves.</param>
    public void WhenImage(string sha256, Reply reply, int times = int.MaxValue) =>
        When(request => request.Chat?.Images.Any(i => string.Equals(i.Sha256, sha256, StringComparison.OrdinalIgnoreCase)) is true, reply, times);

    /// <summary>Adds a rule for requests with an image.</summary>
    /// <param name="image">The bytes of the image.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="times">How often the rule serves.</param>
    public void WhenImage(ReadOnlySpan<byte> image, Reply reply, int times = int.MaxValue) =>
        WhenImage(Convert.ToHexStringLower(SHA256.HashData(image)), reply, times);

    /// <summary>Refuses requests of the tier <c>flex</c> for missing capacity, with <see cref="Reply.NoFlexCapacity"/>.</summary>
    /// <param name="times">How many are refused; those after them are answered.</param>
    /// <param name="retryAfter">What <c>retry-after-ms</c> and <c>retry-after</c> say; they are left out when it is null.</param>
    public void RefuseFlex(int times = int.MaxValue, TimeSpan? retryAfter = null) =>
        When(static request => request.Chat?.ServiceTier is "flex", Reply.NoFlexCapacity(retryAfter), times);

    /// <summary>Adds a rule that serves some of the requests, chosen by chance.</summary>
    /// <param name="rate">The share of the requests that are served, from 0 to 1.</param>
    /// <param name="seed">The same seed chooses the same requests, by their place among all, and the same replies for them.</param>
    /// <param name="replies">The replies; each request that is served gets one of them.</param>
    public void Sometimes(double rate, long seed, params ReadOnlySpan<Reply> replies)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        double share = rate / Math.Max(1, replies.Length);
        for (int i = 0; i < replies.Length; i++)
        {
            double from = i * share;
            When(request => Chance.Of(seed, request.Number) is var chance && chance >= from && chance < from + share, replies[i]);
        }
    }

    /// <summary>Forgets all rules and the queue.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _queue.Clear();
            _rules.Clear();
            _losses.Clear();
        }
    }

    internal Reply? TakeBeforeChecks(ReceivedRequest request)
    {
        lock (_lock)
        {
            if (TakeRule(request, beforeChecks: true) is { } reply)
                return reply;

            return _queue.TryPeek(out Reply? next) && next.ComesBeforeChecks ? _queue.Dequeue() : null;
        }
    }

    /// <summary>Takes no reply of the queue, which is meant for chat completions.</summary>
    internal Reply? TakeRuleBeforeChecks(ReceivedRequest request)
    {
        lock (_lock)
            return TakeRule(request, beforeChecks: true);
    }

    internal Reply? Take(ReceivedRequest request)
    {
        lock (_lock)
            return TakeRule(request, beforeChecks: false) ?? (_queue.TryDequeue(out Reply? next) ? next : null);
    }

    /// <summary>Takes what breaks the answer of a request that was handled.</summary>
    internal Fault? TakeLoss(ReceivedRequest request)
    {
        lock (_lock)
        {
            Loss? loss = _losses.Find(l => l.Left > 0 && l.Matches(request));
            if (loss is null)
                return null;

            loss.Left--;
            return loss.Fault;
        }
    }

    private Reply? TakeRule(ReceivedRequest request, bool beforeChecks)
    {
        Rule? rule = _rules.Find(r => r.BeforeChecks == beforeChecks && r.Left > 0 && r.Matches(request));
        if (rule is null)
            return null;

        rule.Left--;
        return rule.Reply(request);
    }

    private sealed record Loss(Func<ReceivedRequest, bool> Matches, Fault Fault, int Times)
    {
        public int Left { get; set; } = Times;
    }

    private sealed record Rule(Func<ReceivedRequest, bool> Matches, Func<ReceivedRequest, Reply> Reply, bool BeforeChecks, int Times)
    {
        public int Left { get; set; } = Times;
    }
}
