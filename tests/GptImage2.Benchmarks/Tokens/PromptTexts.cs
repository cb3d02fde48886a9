using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GptImage2.Benchmarks.Tokens;

/// <summary>
/// The contract texts of ordinary types, ours in both styles and what Microsoft.Extensions.AI sends without native
/// structured output, as JSON for <c>count.mjs</c>, which has the tokenizer.
/// </summary>
internal static class PromptTexts
{
    public static async Task PrintAsync()
    {
        string[][] rows =
        [
            await RowAsync<Receipt>(calls => calls.ReceiptAsync(), calls => calls.ReceiptAsync()),
            await RowAsync<LabelledImage>(calls => calls.LabelsAsync(), calls => calls.LabelsAsync()),
            await RowAsync<Form>(calls => calls.FormAsync(), calls => calls.FormAsync()),
            await RowAsync<Invoice>(calls => calls.InvoiceAsync(), calls => calls.InvoiceAsync()),
            await RowAsync<People>(calls => calls.PeopleAsync(), calls => calls.PeopleAsync()),
            await RowAsync<Ticket>(calls => calls.TicketAsync(), calls => calls.TicketAsync()),
            await RowAsync<Meeting>(calls => calls.MeetingAsync(), calls => calls.MeetingAsync()),
            await RowAsync<Outline>(calls => calls.OutlineAsync(), calls => calls.OutlineAsync()),
        ];
        Console.WriteLine(JsonSerializer.Serialize(rows));
    }

    private static async Task<string[]> RowAsync<T>(Func<IInJsonSchema, Task> inJsonSchema, Func<IInTypeScript, Task> inTypeScript)
    {
        var theirs = new RecordingChatClient();
        await StopAsync(() => theirs.GetResponseAsync<T>([new ChatMessage(ChatRole.User, "")], useJsonSchemaResponseFormat: false));
        return
        [
            typeof(T).Name,
            theirs.Text,
            await OurTextAsync(caller => inJsonSchema(Bind<IInJsonSchema>(caller))),
            await OurTextAsync(caller => inTypeScript(Bind<IInTypeScript>(caller))),
        ];
    }

    private static T Bind<T>(IJsonModeCaller caller)
        where T : class, IJsonModeClient<T> => T.GeneratedBind(caller);

    private static async Task<string> OurTextAsync(Func<IJsonModeCaller, Task> call)
    {
        var caller = new RecordingCaller();
        await StopAsync(() => call(caller));
        return caller.Text;
    }

    private static async Task StopAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RecordedException)
        {
            // Only the text was needed.
        }
    }
}
