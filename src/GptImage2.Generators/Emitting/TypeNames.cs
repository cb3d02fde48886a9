namespace GptImage2.Generators.Emitting;

/// <summary>
/// The names of the types that generated code uses, from <c>global::</c>, so that user code cannot hide them.
/// </summary>
internal static class TypeNames
{
    public const string Scanner = "global::GptImage2.Generated.JsonScanner";
    public const string Pattern = "global::GptImage2.Generated.ContractPattern";
    public const string TextLength = "global::GptImage2.Generated.TextLength";
    public const string TextFormats = "global::GptImage2.Generated.TextFormats";
    public const string ValueWriter = "global::GptImage2.Generated.JsonValueWriter";
    public const string Rule = "global::GptImage2.ContractRule";
    public const string Violation = "global::GptImage2.ContractViolation";
    public const string JsonContract = "global::GptImage2.JsonContract";
    public const string GeneratedContract = "global::GptImage2.Generated.GeneratedContract";
    public const string GeneratedClient = "global::GptImage2.Generated.GeneratedClient";
    public const string Prompts = "global::GptImage2.JsonModePrompts";
    public const string Checks = "global::GptImage2.Generated.ContractChecks";
    public const string ContractConverter = "global::GptImage2.Generated.ContractConverter";
    public const string Equality = "global::GptImage2.Generated.ContractEquality";
    public const string Printer = "global::GptImage2.Generated.ContractPrinter";
    public const string Contract = "global::GptImage2.IJsonContract";
    public const string Client = "global::GptImage2.IJsonModeClient";
    public const string Caller = "global::GptImage2.IJsonModeCaller";
    public const string Method = "global::GptImage2.JsonModeMethod";
    public const string Prompt = "global::GptImage2.JsonModePrompt";
    public const string List = "global::System.Collections.Generic.IReadOnlyList";
    public const string WrappedContract = "global::GptImage2.Generated.WrappedContract";
    public const string StreamMethod = "global::GptImage2.JsonModeStreamMethod";
    public const string CallOptions = "global::GptImage2.CallOptions";
    public const string Message = "global::GptImage2.UserMessage";
    public const string MemberNames = "global::GptImage2.Generated.MemberNames";
    public const string EnumNames = "global::GptImage2.Generated.EnumNames";
    public const string Example = "global::GptImage2.Example";
    public const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter";
    public const string Utf8 = "global::System.ReadOnlySpan<byte>";
    public const string HashSet = "global::System.Collections.Generic.HashSet";
    public const string SortedSet = "global::System.Collections.Generic.SortedSet";
    public const string KeyComparer = "global::GptImage2.Generated.KeyComparer";
    public const string ItemBuffer = "global::GptImage2.Generated.ItemBuffer";
    public const string Dictionary = "global::System.Collections.Generic.Dictionary";
}
