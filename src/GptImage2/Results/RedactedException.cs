using System.Collections;
using GptImage2.Text;

namespace GptImage2.Results;

/// <summary>Takes the place of an exception that quotes the API key. It has the type's name, the message without the key, and the stack trace.</summary>
internal sealed class RedactedException : Exception
{
    private readonly string? _stackTrace;

    private RedactedException(Exception original, Redaction redaction)
        : base(redaction.Of(original.Message), original.InnerException is { } inner ? Of(inner, redaction) : null)
    {
        TypeName = original.GetType().ToString();
        _stackTrace = redaction.OfOptional(original.StackTrace);
    }

    /// <summary>The type of the exception that this one takes the place of.</summary>
    public string TypeName { get; }

    public override string? StackTrace => _stackTrace;

    /// <summary>Returns the exception itself, unless it or one of its inner exceptions quotes the key.</summary>
    public static Exception Of(Exception exception, Redaction redaction) =>
        Quotes(exception, redaction) ? new RedactedException(exception, redaction) : exception;

    public override string ToString() =>
        $"{TypeName}: {ShownText.Escaped(Message)}{(InnerException is null ? "" : $"\n ---> {InnerException}\n   --- End of inner exception stack trace ---")}{(StackTrace is null ? "" : $"\n{StackTrace}")}";

    private static bool Quotes(Exception exception, Redaction redaction) =>
        redaction.IsIn(exception.ToString())
        || redaction.IsIn(exception.Message)
        || exception.Data.Cast<DictionaryEntry>().Any(entry => redaction.IsIn($"{entry.Key} {entry.Value}"))
        || (exception is AggregateException all ? all.InnerExceptions : exception.InnerException is { } one ? [one] : Enumerable.Empty<Exception>()).Any(inner => Quotes(inner, redaction));
}
