using System.Text;
using GptImage2.Text;

namespace GptImage2.Results;

/// <summary>Writes an exception as .NET does, with escapes in the messages of inner exceptions, which may quote a model or a server.</summary>
internal static class ExceptionText
{
    public static string Of(GptImage2Exception exception)
    {
        var text = new StringBuilder();
        // The message has its escapes already, and line breaks of its own.
        Write(text, exception, exception.Message);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Exception exception, string message)
    {
        text.Append(exception is RedactedException redacted ? redacted.TypeName : exception.GetType().ToString()).Append(": ").Append(message);
        IEnumerable<Exception> inner = exception is AggregateException all ? all.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (Exception cause in inner)
        {
            text.Append("\n ---> ");
            Write(text, cause, cause is GptImage2Exception ? cause.Message : ShownText.Escaped(cause.Message));
            text.Append("\n   --- End of inner exception stack trace ---");
        }

        if (exception.StackTrace is { Length: > 0 } trace)
            text.Append('\n').Append(trace);
    }
}
