using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Requests;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GptImage2.Emulator.Files;

/// <summary>The form in which a file is uploaded: its fields in memory, its file on the disk.</summary>
internal sealed class UploadForm : IDisposable
{
    private const int MaxFieldBytes = 4096;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public UploadedContent? Content { get; private set; }

    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Reads a form to the end of its body, even if it is wrong.</summary>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, CountedStream body, FileStore store, long limit, CancellationToken cancellationToken)
    {
        var form = new UploadForm();
        try
        {
            await form.ReadAsync(new MultipartReader(Boundary(request), body), store, limit, cancellationToken).ConfigureAwait(false);
            return form;
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && !cancellationToken.IsCancellationRequested))
        {
            form.Dispose();
            throw FileErrors.BrokenForm().Refuse();
        }
        catch
        {
            form.Dispose();
            throw;
        }
        finally
        {
            await body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Describes the form for the log, the file by its name and length.</summary>
    public JsonElement Describe()
    {
        var description = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach ((string? name, string? value) in _fields)
            description[name] = value;

        if (Content is not null)
            description["file"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["filename"] = Content.Name, ["bytes"] = Content.Length };

        return JsonSerializer.SerializeToElement(description);
    }

    public void Dispose() => Content?.Dispose();

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw FileErrors.NotForm(request.ContentType ?? string.Empty).Refuse();

        StringSegment boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        return boundary.Length is 0 or > 70 ? throw FileErrors.BrokenForm().Refuse() : boundary.ToString();
    }

    private async Task ReadAsync(MultipartReader reader, FileStore store, long limit, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
                throw FileErrors.BrokenForm().Refuse();

            string name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            StringSegment file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
            if (name is "file" && Content is null && file.HasValue)
                Content = await UploadedContent.ReadAsync(section.Body, file.ToString(), store, limit, cancellationToken).ConfigureAwait(false);
            else
                _fields[name] = await ReadFieldAsync(section.Body, name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, string name, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxFieldBytes + 1];
        int length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length > MaxFieldBytes ? throw ParameterErrors.Unknown(name).Refuse() : Encoding.UTF8.GetString(buffer, 0, length);
    }
}
