using StackExchange.Redis;

namespace GptImage2.Redis.Limits;

/// <summary>Says in a sentence why Redis did not answer. The messages of the library are long, and have addresses.</summary>
internal static class RedisTrouble
{
    public static string Explain(Exception failure) => failure switch
    {
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => "Redis refused the user or the password.",
        RedisConnectionException connection => $"The connection to Redis failed ({connection.FailureType}).",
        TimeoutException => "Redis did not answer in time.",
        // Such as READONLY, OOM or NOPERM.
        RedisServerException server => $"Redis refused the request: {FirstLine(server.Message)}",
        ObjectDisposedException => "The connection to Redis is closed.",
        _ => $"Redis cannot be asked ({failure.GetType().Name}).",
    };

    private static string FirstLine(string text)
    {
        string line = text.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
