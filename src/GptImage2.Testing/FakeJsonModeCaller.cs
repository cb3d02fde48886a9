using GptImage2.Calls.Streaming;

namespace GptImage2.Testing;

/// <summary>Answers the calls of generated methods as a test sets up, and records them. It sends nothing.</summary>
/// <remarks>
/// A call for which nothing is set up throws an <see cref="InvalidOperationException"/> that says what to write. All members
/// can be used by several threads at the same time.
/// </remarks>
public sealed class FakeJsonModeCaller : IJsonModeCaller
{
    private readonly Lock _gate = new();
    private readonly CallOptions _options;
    private List<FakeMethod> _methods = [];
    private List<FakeCall> _calls = [];

    /// <summary>Creates a fake.</summary>
    /// <param name="options">
    /// The settings of the client that the fake takes the place of, such as <see cref="CallOptions.Leniency"/> and
    /// <see cref="CallOptions.Checks"/>; null for those of a new client. They matter for replies that are set up as text.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public FakeJsonModeCaller(CallOptions? options = null)
    {
        options?.Validate(nameof(options));
        _options = options ?? new CallOptions();
    }

    /// <summary>The tokens that each call reports; null for none. Their cost is that of <see cref="GptImage2Model.Price"/>.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The calls so far, in their order, with those that were cancelled or had no answer. A stream is a call when its enumeration begins.</summary>
    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>What was set up and not called so far.</summary>
    public IReadOnlyList<FakeMethod> NeverCalled => [.. Methods.Where(static method => method.CallCount == 0)];

    private IReadOnlyList<FakeMethod> Methods
    {
        get
        {
            lock (_gate)
                return [.. _methods];
        }
    }

    /// <summary>Creates an implementation of an interface whose calls this fake answers.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedBind(this);

    /// <summary>Sets up the answers to a method. Those that were set up before for the same method and without a condition are replaced.</summary>
    /// <remarks>Methods of the same name have the same answers: tell them apart by a condition.</remarks>
    /// <typeparam name="TClient">The interface.</typeparam>
    /// <param name="method">The name of the method: <c>nameof(IReceiptReader.ReadAsync)</c>.</param>
    /// <param name="when">
    /// The condition for a call; null for all calls. Conditions are asked first, and the latest before the others.
    /// </param>
    /// <returns>The method, without an answer so far.</returns>
    /// <exception cref="ArgumentException">The interface has no such call.</exception>
    public FakeMethod On<TClient>(string method, Func<FakeCall, bool>? when = null)
        where TClient : class, IJsonModeClient<TClient> => Add(new FakeMethod(NamesOf<TClient>(method), when));

    /// <summary>Sets up the answers to a <see cref="JsonModeMethod{T}"/> that was made by hand.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="when">
    /// The condition for a call; null for all calls. Conditions are asked first, and the latest before the others.
    /// </param>
    /// <returns>The method, without an answer so far.</returns>
    public FakeMethod On(string name, Func<FakeCall, bool>? when = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(new FakeMethod([name], when));
    }

    /// <summary>The calls of one method so far, in their order.</summary>
    /// <typeparam name="TClient">The interface.</typeparam>
    /// <param name="method">The name of the method: <c>nameof(IReceiptReader.ReadAsync)</c>.</param>
    /// <exception cref="ArgumentException">The interface has no such call.</exception>
    public IReadOnlyList<FakeCall> CallsOf<TClient>(string method)
        where TClient : class, IJsonModeClient<TClient>
    {
        string[] names = NamesOf<TClient>(method);
        return [.. Calls.Where(call => names.Contains(call.Method, StringComparer.Ordinal))];
    }

    /// <summary>Forgets what was set up and the calls so far.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _methods = [];
            _calls = [];
        }
    }

    /// <inheritdoc/>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        return AnswerAsync(method, message, options, cancellationToken);
    }

    /// <inheritdoc/>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        return new JsonModeStream<T>((result, enumeratorToken) => EnumerateAsync(
            method.List,
            message,
            options,
            FakeCallKind.Items,
            (answer, context, either) => answer.Stream(method, result, context, either),
            cancellationToken,
            enumeratorToken));
    }

    /// <inheritdoc/>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        return new JsonModeStream<JsonModeSnapshot<T>>((result, enumeratorToken) => EnumerateAsync(
            method,
            message,
            options,
            FakeCallKind.Snapshots,
            (answer, context, either) => answer.Snapshots(method, result, context, either),
            cancellationToken,
            enumeratorToken));
    }

    private static string[] NamesOf<TClient>(string method)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        string[] all = [.. TClient.GeneratedPrompts.Select(static prompt => prompt.Method).Distinct(StringComparer.Ordinal)];
        string[] same = [.. all.Where(name => name[(name.LastIndexOf('.') + 1)..] == method)];
        return same.Length > 0
            ? same
            : throw new ArgumentException($"{typeof(TClient).Name} has no call '{method}'. Its calls are: {string.Join(", ", all)}.", nameof(method));
    }

    private FakeMethod Add(FakeMethod method)
    {
        lock (_gate)
            _methods = [.. _methods.Where(earlier => !method.Replaces(earlier)), method];
        return method;
    }

    private async Task<JsonModeResult<T>> AnswerAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        FakeContext context = Record(method, message, options, FakeCallKind.Value, cancellationToken);
        return await AnswerTo(context.Call).CallAsync(method, context, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerator<TItem> EnumerateAsync<T, TItem>(
        JsonModeMethod<T> method,
        UserMessage message,
        CallOptions? options,
        FakeCallKind kind,
        Func<FakeAnswer, FakeContext, CancellationToken, IAsyncEnumerator<TItem>> begin,
        CancellationToken callToken,
        CancellationToken enumeratorToken)
    {
        using CancellationTokenSource? linked = EitherToken.Link(callToken, enumeratorToken, out CancellationToken either);
        FakeContext context = Record(method, message, options, kind, either);
        IAsyncEnumerator<TItem> items = begin(AnswerTo(context.Call), context, either);
        await using (items.ConfigureAwait(false))
        {
            while (await items.MoveNextAsync().ConfigureAwait(false))
                yield return items.Current;
        }
    }

    private FakeContext Record<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, FakeCallKind kind, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var call = new FakeCall(_calls.Count + 1, method.Name, kind, method.SystemMessage, message, options, cancellationToken);
            _calls.Add(call);
            return new FakeContext(call, message, FakeSettings.Of(options, method.Options, _options), Usage);
        }
    }

    // Conditions are code of the test: they run without the lock.
    private FakeAnswer AnswerTo(FakeCall call)
    {
        call.CancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<FakeMethod> methods = Methods;
        FakeMethod method = methods.Reverse().OrderBy(static method => !method.IsConditional).FirstOrDefault(method => method.Answers(call))
            ?? throw SetupError.NotSetUp(call, methods);
        return method.Take(call);
    }
}
