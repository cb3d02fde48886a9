namespace GptImage2.OpenAI;

/// <summary>One attempt as it leaves through an <see cref="HttpClient"/> that this library does not know, which may follow redirects.</summary>
/// <remarks>
/// A handler that follows a redirect changes the address of the message and sends it again, without its Authorization header.
/// A handler that finds the server of an address changes it too, but before the body is written for the first time.
/// </remarks>
internal sealed class SentRequest
{
    private readonly HttpRequestMessage _message;
    private readonly Uri? _address;
    private readonly HttpMethod _method;
    private readonly bool _hasKey;
    private Uri? _writtenTo;

    public SentRequest(HttpRequestMessage message)
    {
        _message = message;
        _address = message.RequestUri;
        _method = message.Method;
        _hasKey = message.Headers.Authorization is not null;
        // The body is written at once. If it waited for the server, the first write could be the one after a redirect.
        message.Headers.ExpectContinue = false;
    }

    /// <summary>How often the body was written: more than once when a handler sends the attempt again.</summary>
    public int Writes { get; private set; }

    /// <summary>Ends the attempt if the body is about to be written after a redirect.</summary>
    public void CheckWrite()
    {
        if (_writtenTo is not null && (_message.RequestUri != _writtenTo || LostKey(_message)))
            throw Redirected(_message);
        _writtenTo = _message.RequestUri;
        Writes++;
    }

    /// <summary>Ends the attempt if the answer is one to a redirected request.</summary>
    public void CheckAnswer(HttpRequestMessage? answered)
    {
        if (answered is not null && IsRedirected(answered))
            throw Redirected(answered);
    }

    /// <summary>Why the attempt failed, when it failed at the target of a redirect; null otherwise.</summary>
    public RedirectedException? Failure() => IsRedirected(_message) ? Redirected(_message) : null;

    private bool IsRedirected(HttpRequestMessage message)
    {
        if (message.Method != _method)
            return true;
        if (message.RequestUri == _address || message.RequestUri == _writtenTo)
            return false;
        // A handler may send copies of the message to other servers of its choice, with the key.
        return LostKey(message) || (ReferenceEquals(message, _message) && _writtenTo is not null);
    }

    private bool LostKey(HttpRequestMessage message) => _hasKey && message.Headers.Authorization is null;

    private RedirectedException Redirected(HttpRequestMessage message) => new(message.RequestUri!, message.Method == _method);
}
