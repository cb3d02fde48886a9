namespace GptImage2.OpenAI;

/// <summary>The <see cref="HttpClient"/> of the options follows redirects, and followed one.</summary>
/// <param name="target">The address that the request was redirected to.</param>
/// <param name="isPost">Whether the request stayed a POST; otherwise it became a GET.</param>
internal sealed class RedirectedException(Uri target, bool isPost) : Exception("The request was redirected.")
{
    public Uri Target => target;

    public bool IsPost => isPost;
}
