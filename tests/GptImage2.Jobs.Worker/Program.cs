using GptImage2;
using GptImage2.Jobs.Worker;

// The first argument is the program, the others are its arguments.
return args switch
{
    ["journal-write", string path, string first] => await JournalWriting.RunAsync(path, first),
    ["journal-speed", string path, string items, string atOnce] => await JournalSpeed.RunAsync(path, items, atOnce),
    ["journal-hold", string path] => await JournalHolding.RunAsync(path),
    ["job", string endpoint, string key, string path, string folder] => await JobReading.RunAsync(endpoint, key, () => Journal.OpenAsync(path), folder, mostAtOnce: 8),
    ["job-postgres", string endpoint, string key, string schema, string folder] => await JobReading.RunAsync(endpoint, key, () => SharedJournal.OpenAsync(schema), folder, mostAtOnce: 4),
    ["receipt", string endpoint, string key, string path, string picture] => await ReceiptAttempt.RunAsync(endpoint, key, () => Journal.OpenAsync(path), picture),
    ["receipt-postgres", string endpoint, string key, string schema, string picture] => await ReceiptAttempt.RunAsync(endpoint, key, () => SharedJournal.OpenAsync(schema, TimeSpan.FromSeconds(3)), picture),
    ["batch-postgres", string endpoint, string key, string schema, string folder, string spool] => await JobReading.RunAsync(endpoint, key, () => SharedJournal.OpenAsync(schema), folder, mostAtOnce: 4, spool, lines: 400),
    ["batch-memory", string endpoint, string key, string path, string folder, string spool] => await BatchMemory.RunAsync(endpoint, key, path, folder, spool),
    ["batch", string endpoint, string key, string path, string folder, string spool] => await JobReading.RunAsync(endpoint, key, () => Journal.OpenAsync(path), folder, mostAtOnce: 8, spool),
    _ => throw new ArgumentException($"There is no program for the arguments '{string.Join(' ', args)}'.", nameof(args)),
};
