using GptImage2;
using GptImage2.Emulator;
using GptImage2.OpenAI;
using ReceiptReader;

if (!CommandLine.TryRead(args, out CommandLine? commandLine, out string? mistake))
{
    Console.Error.WriteLine(mistake);
    return 2;
}

if (commandLine.Help)
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

try
{
    string picture = commandLine.Picture ?? Sample.Picture;
    var photo = ImageInput.FromFile(picture);

    bool hasKey = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
    bool isScripted = commandLine.Broken || commandLine.Correct;
    await using GptImage2Emulator? emulator = hasKey && !isScripted ? null : await Sample.StartEmulatorAsync(broken: isScripted);
    var options = new GptImage2Options();
    if (emulator is not null)
        (options.ApiKey, options.Endpoint) = (emulator.ApiKey, emulator.Endpoint);
    if (commandLine.Broken)
        (options.Leniency, options.MaxCorrections) = (Leniency.Strict, 0);
    var gpt = new GptImage2Client(options);

    Origin origin = commandLine.Broken ? Origin.BrokenByHand
        : commandLine.Correct ? Origin.CorrectedByHand
        : emulator is null ? Origin.Model
        : Sample.IsPicture(picture) ? Origin.WrittenByHand
        : Origin.MadeUp;
    Printout.Announce(origin, gpt);

    IReceiptReader receipts = gpt.Bind<IReceiptReader>();
    try
    {
        JsonModeResult<Receipt> result = await receipts.ReadAsync(photo);
        foreach (Exchange exchange in result.Exchanges)
            Printout.Show(exchange);
        Printout.Show(result.Value, origin);
        Printout.ShowWarnings(result.Warnings);
        Printout.ShowCall(result.Model, result.Usage, result.Cost, result.RequestId, origin);
        return 0;
    }
    catch (ContractViolationException e)
    {
        Printout.Show(e.Violations);
        Printout.ShowCall(null, e.Usage, e.Cost, e.RequestId, origin);
        return commandLine.Broken ? 0 : 1;
    }
}
catch (Exception e) when (e is GptImage2Exception or ArgumentException)
{
    Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
    return 1;
}
