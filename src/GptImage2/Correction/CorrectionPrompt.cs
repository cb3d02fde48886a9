using System.Text;
using GptImage2.Generated;
using GptImage2.Messages;
using GptImage2.Text;

namespace GptImage2.Correction;

/// <summary>Writes the message that tells the model what is wrong with its reply, and what to reply with now.</summary>
internal static class CorrectionPrompt
{
    /// <summary>Creates the turn that asks for a correction.</summary>
    /// <param name="reply">The reply after all possible repairs.</param>
    /// <param name="violations">The violations that are left.</param>
    /// <param name="plan">The plan of a patch; null to ask for the complete reply.</param>
    /// <param name="sendsImages">Whether the images of the call are sent again.</param>
    public static CorrectionTurn For(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations, PatchPlan? plan, bool sendsImages)
    {
        StringBuilder text = new StringBuilder("Your reply breaks the rules for it in ")
            .Append(violations.Count == 1 ? "this place:\n" : "these places:\n");
        foreach (ContractViolation violation in violations)
            text.Append("- ").Append(violation).Append('\n');
        if (violations.Count >= JsonScanner.MaxViolations)
            text.Append("- and in other places that are not listed here\n");
        if (plan is null)
        {
            text.Append("Reply again with the whole JSON. Correct these places and leave all else as it is.");
        }
        else
        {
            text.Append("Reply only with a minified JSON object that has one member for each of these places, its name the path as it stands here, its value the corrected JSON value: {");
            text.AppendJoin(',', plan.Pointers.Select(static pointer => $"{Encoding.UTF8.GetString(JsonString.Quote(pointer))}:…"));
            text.Append('}');
        }

        return new CorrectionTurn(plan is null ? ExchangeKind.Correction : ExchangeKind.PatchCorrection, reply, text.ToString(), sendsImages);
    }
}
