using System.ComponentModel.DataAnnotations;
using Vogen;

namespace GptImage2.Generators.Tests.Contracts.Refusing;

// Vogen writes no comparison operators.
#pragma warning disable MA0097
[ValueObject<int>]
public readonly partial struct TicketId
{
    private static Validation Validate(int value) => value > 0 ? Validation.Ok : Validation.Invalid("A ticket has a positive number.");
}

[ValueObject(typeof(string))]
public sealed partial class Mail
{
    private static Validation Validate(string value) => value.Contains('@', StringComparison.Ordinal) ? Validation.Ok : Validation.Invalid("An address has an @.");
}

[ValueObject<DateOnly>]
public readonly partial record struct Day;
#pragma warning restore MA0097

[JsonContract]
public partial record Ticket([property: Range(-5, 10)] TicketId Id, Mail From, TicketId? Parent, List<TicketId> Related, Dictionary<TicketId, string> Notes, SortedSet<TicketId> Seen, Day On);

[JsonModeClient]
public partial interface ITicketReader
{
    [UserMessage("Ticket {id} from {mail} of {day:yyyy}.")]
    Task<TicketId> ReadAsync(TicketId id, Mail? mail, Day day, CancellationToken cancellationToken);
}
