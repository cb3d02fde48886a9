using GptImage2.Messages;

namespace GptImage2.Endpoints.Batches;

/// <summary>The files and batches of a provider.</summary>
/// <remarks>
/// Requests that are refused throw an <see cref="ApiException"/>, connections that are lost an <see cref="ApiConnectionException"/>. All but
/// <see cref="CreateAsync"/> are sent again by the retry policy of the client, with its waits for 429.
/// </remarks>
internal interface IBatchEndpoint
{
    /// <summary>The name of the endpoint, without parts that may be secret.</summary>
    string Name { get; }

    /// <summary>Writes one line of an input file, its end of line included. Pictures are encoded while they are read, so that none is in memory as a whole.</summary>
    Task WriteLineAsync(Stream file, string id, JsonModeRequest request, CancellationToken cancellationToken);

    /// <summary>Uploads an input file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">Its content, at the beginning. It can seek.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the file.</returns>
    Task<string> UploadAsync(string name, Stream file, CancellationToken cancellationToken);

    /// <summary>The input files of the project, the newest first.</summary>
    IAsyncEnumerable<ProviderFile> ListFilesAsync(CancellationToken cancellationToken);

    /// <summary>Opens the content of a file. Nothing but its current part is in memory.</summary>
    Task<Stream> OpenFileAsync(string id, CancellationToken cancellationToken);

    /// <summary>Deletes a file. A file that is not there is not an error.</summary>
    Task DeleteFileAsync(string id, CancellationToken cancellationToken);

    /// <summary>Submits a batch. It is sent once: when the answer is lost, no one knows whether the batch exists.</summary>
    Task<ProviderBatch> CreateAsync(NewBatch batch, CancellationToken cancellationToken);

    /// <summary>Reads how far a batch is.</summary>
    Task<ProviderBatch> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>The batches of the project, the newest first.</summary>
    IAsyncEnumerable<ProviderBatch> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads the lines of an output file or an error file. A line that cannot be read has a <see cref="BatchResult.Problem"/>, and the others are read.</summary>
    /// <exception cref="UnexpectedResponseException">A line is too long; the message says which.</exception>
    IAsyncEnumerable<BatchResult> ReadResultsAsync(Stream file, CancellationToken cancellationToken);
}
