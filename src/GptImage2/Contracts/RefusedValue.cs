using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.Contracts;

/// <summary>
/// A value that fits its contract, but whose own code threw an exception: a constructor or a setter that checks more than
/// attributes can declare, or a rule that cannot be evaluated.
/// </summary>
internal static class RefusedValue
{
    /// <summary>Whether an exception is about the value, and not about the state of the process.</summary>
    public static bool IsMeant(Exception error) => error is not (OutOfMemoryException or InsufficientExecutionStackException or ThreadInterruptedException);

    /// <summary>Finds what else is wrong with a text, and adds a violation for the refused value.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="utf8Json">The text.</param>
    /// <param name="position">The position of the scanner: an object is created after its closing brace was read.</param>
    /// <param name="error">What was thrown.</param>
    /// <param name="brokenRules">The rules that were found broken before it was thrown; null when there are none.</param>
    public static ContractReading<T> Read<T>(JsonContract<T> contract, ReadOnlySpan<byte> utf8Json, int position, Exception error, List<PendingViolation>? brokenRules)
    {
        // With a violation noted from the start, no more values are created, so the code of the contract does not run again.
        var json = new JsonScanner(utf8Json);
        json.Reject(ViolationLocator.ValueBefore(utf8Json, position), ContractRule.Construction, Expected(error));
        try
        {
            contract.ReadFrom(ref json);
            json.ReadEnd();
        }
        catch (Exception again) when (IsMeant(again))
        {
            // What was noted until then counts: a comparer of the contract, say, threw at an empty value.
        }

        return ContractReader.Result<T>(default, utf8Json, ref json, error, brokenRules);
    }

    /// <summary>What was expected instead of the value.</summary>
    public static string Expected(Exception error) =>
        $"a value that its type takes ({error.GetType().Name}: {ShownText.Message(error.Message)})";
}
