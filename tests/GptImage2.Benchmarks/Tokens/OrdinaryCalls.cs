namespace GptImage2.Benchmarks.Tokens;

[JsonModeClient]
public partial interface IInJsonSchema
{
    [UserMessage("a")] Task<Receipt> ReceiptAsync();

    [UserMessage("a")] Task<LabelledImage> LabelsAsync();

    [UserMessage("a")] Task<Form> FormAsync();

    [UserMessage("a")] Task<Invoice> InvoiceAsync();

    [UserMessage("a")] Task<People> PeopleAsync();

    [UserMessage("a")] Task<Ticket> TicketAsync();

    [UserMessage("a")] Task<Meeting> MeetingAsync();

    [UserMessage("a")] Task<Outline> OutlineAsync();
}

[JsonModeClient(PromptStyle = PromptStyle.TypeScript)]
public partial interface IInTypeScript
{
    [UserMessage("a")] Task<Receipt> ReceiptAsync();

    [UserMessage("a")] Task<LabelledImage> LabelsAsync();

    [UserMessage("a")] Task<Form> FormAsync();

    [UserMessage("a")] Task<Invoice> InvoiceAsync();

    [UserMessage("a")] Task<People> PeopleAsync();

    [UserMessage("a")] Task<Ticket> TicketAsync();

    [UserMessage("a")] Task<Meeting> MeetingAsync();

    [UserMessage("a")] Task<Outline> OutlineAsync();
}
