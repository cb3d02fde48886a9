using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;

namespace GptImage2;

/// <summary>The parts of a generated method that are the same for every call: its name, its system message and its contract.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonModeMethod<T> : ICallDescription
{
    private readonly Lock _gate = new();
    private readonly JsonModeMethod<T>? _common;
    private LeadingMessages? _leading;

    /// <summary>Creates the description of a method.</summary>
    /// <param name="name">The interface and the method, as errors and telemetry name it: <c>IReceiptReader.ReadAsync</c>.</param>
    /// <param name="instructions">The author's system message in UTF-8; empty when there is none.</param>
    /// <param name="contract">The contract of the reply.</param>
    public JsonModeMethod(string name, ReadOnlySpan<byte> instructions, JsonContract<T> contract)
        : this(name, instructions, contract, [])
    {
    }

    /// <summary>Creates the description of a method whose contract is sent as TypeScript.</summary>
    /// <param name="name">The interface and the method, as errors and telemetry name it: <c>IReceiptReader.ReadAsync</c>.</param>
    /// <param name="instructions">The author's system message in UTF-8; empty when there is none.</param>
    /// <param name="contract">The contract of the reply.</param>
    /// <param name="typeScript">The contract as a TypeScript type in UTF-8; when it is empty, the JSON Schema is sent.</param>
    public JsonModeMethod(string name, ReadOnlySpan<byte> instructions, JsonContract<T> contract, ReadOnlySpan<byte> typeScript)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(contract);
        Name = name;
        Contract = contract;
        SystemMessage = typeScript.IsEmpty
            ? Render(instructions, ContractLead.JsonSchema, contract.Schema)
            : Render(instructions, ContractLead.TypeScript, typeScript);
    }

    private JsonModeMethod(JsonModeMethod<T> common, string systemMessage)
    {
        _common = common;
        Name = common.Name;
        Contract = common.Contract;
        Options = common.Options;
        Examples = common.Examples;
        SystemMessage = systemMessage;
    }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Name { get; }

    /// <summary>The contract of the reply.</summary>
    public JsonContract<T> Contract { get; }

    /// <summary>
    /// The complete system message: the author's text, then the contract of the reply. When the text has values of a call,
    /// the contract comes first.
    /// </summary>
    public string SystemMessage { get; }

    /// <summary>The settings of every call of the method; null when it has none.</summary>
    public CallOptions? Options { get; init; }

    /// <summary>Returns the examples at the first call; null when there are none.</summary>
    public Func<IEnumerable<Example<T>>>? Examples { get; init; }

    /// <summary>Returns the method for one call whose system message has values of the call. The contract and the examples are the same.</summary>
    /// <param name="instructions">The author's text with its values. It follows the contract, so that the constant part comes first.</param>
    /// <exception cref="ArgumentException">The instructions have an image, which a system message cannot have.</exception>
    public JsonModeMethod<T> WithInstructions(UserMessage instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        return WithInstructions(instructions.TextAlone(nameof(instructions)));
    }

    /// <summary>Returns the method with the template of its instructions instead of their values, to show it and not to call it.</summary>
    /// <param name="instructions">The text; it follows the contract.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonModeMethod<T> WithInstructions(string instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        return instructions.Length == 0 ? this : new JsonModeMethod<T>(_common ?? this, $"{SystemMessage}{ContractLead.Separator}{instructions}");
    }

    /// <summary>The system message and the examples after it.</summary>
    internal LeadingMessages Leading
    {
        get
        {
            if (Volatile.Read(ref _leading) is { } leading)
                return leading;
            if (_common is not null)
                return _leading = _common.Leading.With(SystemMessage);

            // The member that returns the examples is code of the user: it never runs twice at the same time, and runs again after an exception.
            lock (_gate)
                return _leading ??= new LeadingMessages(SystemMessage, [.. (Examples?.Invoke() ?? []).Select(ToTurn)]);
        }
    }

    /// <summary>Returns the prompt of the method. For generated code.</summary>
    /// <param name="userMessage">The template of the user message.</param>
    /// <param name="examples">The members that return the examples.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonModePrompt ToPrompt(string userMessage, params string[] examples) =>
        new(Name, SystemMessage, userMessage, Encoding.UTF8.GetString(Contract.Schema), examples);

    private ExampleTurn ToTurn(Example<T> example) => example is null
        ? throw new InvalidOperationException($"An example of {Name} is null. Remove it, or return an example.")
        : new ExampleTurn(example.Input.Parts, ExampleAnswer.Write(Name, Contract, example.Answer));

    string ICallDescription.SchemaHash => SchemaHash;

    internal string SchemaHash => _common?.SchemaHash ?? (field ??= Convert.ToHexStringLower(SHA256.HashData(Contract.Schema).AsSpan(0, 8)));

    // The constant text comes first in the request, so that all calls of the method have the longest common prefix.
    private static string Render(ReadOnlySpan<byte> instructions, string lead, ReadOnlySpan<byte> contract)
    {
        var text = new StringBuilder(instructions.Length + lead.Length + contract.Length + ContractLead.Separator.Length);
        if (instructions.Length > 0)
            text.Append(Encoding.UTF8.GetString(instructions)).Append(ContractLead.Separator);
        return text
            .Append(lead)
            .Append(Encoding.UTF8.GetString(contract))
            .ToString();
    }
}
