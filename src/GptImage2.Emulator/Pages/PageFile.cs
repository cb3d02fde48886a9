namespace GptImage2.Emulator.Pages;

/// <summary>Serves the files that the page is made of, which are in the assembly.</summary>
internal static class PageFile
{
    public static async Task WriteAsync(HttpContext context, string name)
    {
        string type = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        Stream? file = typeof(PageFile).Assembly.GetManifestResourceStream("page/" + name);
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using (file.ConfigureAwait(false))
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = file.Length;
            await file.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
