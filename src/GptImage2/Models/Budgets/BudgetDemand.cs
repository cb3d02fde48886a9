namespace GptImage2.Models.Budgets;

/// <summary>What a request may cost.</summary>
/// <param name="Method">The method that was called.</param>
/// <param name="Input">The most that its input costs, in US dollars.</param>
/// <param name="OutputToken">The price of one output token, in US dollars.</param>
/// <param name="WantedOutput">The output tokens to reserve when there is enough.</param>
/// <param name="LeastOutput">The output tokens without which the request is not worth sending.</param>
/// <param name="IsStream">Whether the caller can keep the reply open for as long as it likes, so that no other request may wait for its end.</param>
internal sealed record BudgetDemand(string Method, decimal Input, decimal OutputToken, int WantedOutput, int LeastOutput, bool IsStream)
{
    /// <summary>The cost of the request with a number of output tokens.</summary>
    public decimal CostOf(int outputTokens) => Input + outputTokens * OutputToken;

    /// <summary>The most output tokens that an amount pays for, up to the wanted ones.</summary>
    public int OutputFor(decimal amount) =>
        OutputToken <= 0 || (amount - Input) / OutputToken >= WantedOutput ? WantedOutput : (int)((amount - Input) / OutputToken);
}
