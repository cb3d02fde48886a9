using System.Net;

namespace GptImage2.OpenAI;

/// <summary>Whether the provider may bill an attempt that has no reply.</summary>
internal static class Billing
{
    /// <summary>Whether an answer says that the model did not run.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="body">Its body.</param>
    /// <remarks>
    /// A refused request costs nothing. There are two exceptions: the model ran when its output limit was too small, and it may
    /// have run when a server on the way did not wait for it.
    /// </remarks>
    public static bool IsRefusal(int status, ReadOnlySpan<byte> body) => status switch
    {
        (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.GatewayTimeout => false,
        (int)HttpStatusCode.BadRequest => ApiErrorReader.TryRead(body) is not { IsOutputLimit: true },
        >= 520 and < 528 => false,
        >= 300 => true,
        _ => false,
    };

    /// <summary>Whether an exception says that the request did not reach the endpoint, or not completely.</summary>
    /// <remarks>An image that has changed ends the request before its last bytes, so that the endpoint cannot read it.</remarks>
    public static bool CannotBeBilled(Exception exception)
    {
        for (Exception? error = exception; error is not null; error = error.InnerException)
        {
            if (error is GptImage2Exception or HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
                return true;
        }

        return false;
    }
}
