using System.Runtime.InteropServices;

namespace GptImage2.Jobs.Journals;

/// <summary>Where a reply is stored: the identity of the first request of its call, and the turn.</summary>
/// <param name="Request">The identity: a SHA-256 hash as 64 hexadecimal digits.</param>
/// <param name="Turn">The turn: <see cref="ReplyTurn.First"/>, or that of a correction.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReplyKey(string Request, string Turn);
