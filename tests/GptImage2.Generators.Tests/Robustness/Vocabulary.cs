namespace GptImage2.Generators.Tests.Robustness;

/// <summary>What random programs are made of: what is right at most places, and what is wrong at most.</summary>
internal static class Vocabulary
{
    public static readonly string[] TypeNames = ["Receipt", "Line", "Damage", "Shelf", "Order", "Kind", "Color", "Rights", "Pair", "Shape", "Circle"];

    public static readonly string[] WildTypeNames = ["@class", "@event", "System", "Task", "Global", "GptImage2", "receipt", "RECEIPT", "Ünïcode", "日本", "_", "__", "Json", "String", "JsonContract", "@record", "@field", "IReader", "Calls", "List"];

    public static readonly string[] Scalars =
    [
        "string", "string?", "bool", "bool?", "char", "int", "int?", "long", "byte", "sbyte", "short", "ushort", "uint", "ulong", "Int128", "UInt128",
        "System.Numerics.BigInteger", "Half", "float", "double", "double?", "decimal", "decimal?", "DateTime", "DateTimeOffset", "DateOnly", "DateOnly?",
        "TimeOnly", "TimeSpan", "Guid", "Guid?", "Uri", "Uri?", "Version", "byte[]", "byte[]?", "ReadOnlyMemory<byte>", "System.Text.Json.JsonElement",
        "Memory<byte>", "System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonObject?", "System.Text.Json.Nodes.JsonArray", "Queue<int>", "Stack<string>", "SortedSet<DateOnly>",
    ];

    public static readonly string[] Generics =
    [
        "{0}[]", "List<{0}>", "List<{0}>?", "IList<{0}>", "IReadOnlyList<{0}>", "ICollection<{0}>", "IReadOnlyCollection<{0}>", "IEnumerable<{0}>", "HashSet<{0}>",
        "ISet<{0}>", "IReadOnlySet<{0}>", "System.Collections.Immutable.ImmutableArray<{0}>", "System.Collections.Immutable.ImmutableList<{0}>",
        "System.Collections.Frozen.FrozenSet<{0}>", "Dictionary<string, {0}>", "IDictionary<int, {0}>", "IReadOnlyDictionary<Guid, {0}>",
        "System.Collections.Immutable.ImmutableDictionary<string, {0}>", "System.Collections.Frozen.FrozenDictionary<string, {0}>", "({0} First, int Second)", "({0} A, string B)?",
        "Queue<{0}>", "Stack<{0}>?", "LinkedList<{0}>", "System.Collections.ObjectModel.Collection<{0}>", "System.Collections.ObjectModel.ReadOnlyCollection<{0}>", "System.Collections.ObjectModel.ObservableCollection<{0}>",
        "SortedDictionary<string, {0}>", "SortedList<DateOnly, {0}>", "Dictionary<bool, {0}>", "Dictionary<double, {0}>", "KeyValuePair<string, {0}>", "KeyValuePair<{0}, int>?",
    ];

    public static readonly string[] WildTypes =
    [
        "object", "object?", "dynamic", "nint", "nuint", "int*", "delegate*<int>", "Action", "Func<int>", "Missing", "Missing<int>", "System.Collections.Concurrent.ConcurrentQueue<int>", "SortedSet<object>", "int[,]", "int[][,]",
        "(int, int)", "Dictionary<Uri, string>", "Dictionary<string?, int>", "Span<int>", "ReadOnlySpan<char>", "Task", "Task<int>", "void", "IDisposable", "Exception", "Type",
        "System.Text.Json.Nodes.JsonValue", "Nullable<int>", "Nullable<string>", "List<>", "List", "IEnumerable<object>", "T", "Lazy<int>", "CancellationToken", "ImageInput", "ImageInput[]",
        "global::GptImage2.JsonModeResult<int>", "ref int", "var", "System", "", "int??", "string[]?[]", "Tuple<int, string>", "KeyValuePair<string, object>", "ArraySegment<byte>", "Pair<int>", "Pair<Pair<int>>",
        "(int A, int A)", "(int a, int A)", "SortedSet<int[]>", "List<List<List<List<int>>>>", "IAsyncEnumerable<int>", "decimal?[]?", "Receipt<int>", "stream", "Stream", "System.IO.Stream", "BinaryData",
    ];

    public static readonly string[] MemberNames = ["Name", "Total", "Lines", "Kind", "Count", "Code", "Date", "Tags", "Parent", "Items"];

    public static readonly string[] WildMemberNames = ["@class", "@int", "name", "NAME", "Json", "FromJson", "ToJson", "JsonSchema", "TryFromJson", "ToJsonUtf8", "System", "Task", "value", "reader", "Read", "Write", "ÄÖ", "_", "x", "Equals", "GetHashCode", "ToString", "Receipt", "Value", "EqualityContract", "Clone", ""];

    public static readonly string[] MemberAttributes =
    [
        "JsonPropertyName(\"x-{0}\")", "Description(\"What it is: {{braces}} \\\"quoted\\\" \\u2028\")", "JsonIgnore", "JsonRequired", "JsonPropertyOrder(3)", "JsonPropertyOrder(-1)", "Obsolete",
        "Description(\"\"\"raw \"text\" \"\"\")", "Range(0, 100)", "Range(-5, 5)", "Range(0.5, 9.75)", "Length(1, 80)", "MinLength(1)", "MaxLength(9)", "StringLength(10, MinimumLength = 2)", "RegularExpression(\"^[A-Z]+$\")",
        "AllowedValues(\"a\", \"b\")", "AllowedValues(1, 2, 3)", "DeniedValues(\"x\")", "EmailAddress", "Url", "Base64String",
    ];

    public static readonly string[] WildMemberAttributes =
    [
        "JsonPropertyName(null)", "JsonPropertyName(\"\")", "JsonPropertyName(\"a\\nb\")", "JsonPropertyName(\"\\uD800\")", "JsonPropertyName", "JsonPropertyName(3)", "JsonPropertyName(nameof(Missing))", "JsonIgnore(Condition = JsonIgnoreCondition.Never)",
        "JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)", "JsonConverter(typeof(int))", "JsonConverter(typeof(Missing))", "JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)", "JsonInclude", "JsonExtensionData", "JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)",
        "Range(5, 1)", "Range(0, double.NaN)", "Range(double.NegativeInfinity, 1)", "Range(typeof(decimal), \"1\", \"2\")", "Range(typeof(int), \"a\", \"b\")", "Range(typeof(DateOnly), \"2020-01-01\", \"2021-01-01\")", "Range(typeof(Missing), \"1\", \"2\")", "Range", "Range(1)", "Range(\"a\", \"b\")", "Range(typeof(double), \"1,5\", \"2\")", "Range(typeof(int), null, null)",
        "Range(0, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)", "Range(3, 3, MinimumIsExclusive = true)", "Length(5, 1)", "Length(-1, -2)", "Length(0, int.MaxValue)", "MinLength(-1)", "MaxLength(-1)", "MaxLength", "StringLength(-3)", "StringLength(1, MinimumLength = 5)", "RegularExpression(\"(\")", "RegularExpression(null)", "RegularExpression(\"(a+)+$\")", "RegularExpression(\"(?<x>\\\\p{L})\")", "RegularExpression(\"\")",
        "AllowedValues", "AllowedValues(null)", "AllowedValues(1, \"a\", 2.5, null, 'c', typeof(int))", "AllowedValues(new object[] { 1 })", "AllowedValues(double.NaN)", "DeniedValues(null, null)", "DeniedValues((byte)300)", "Description", "Description(null)", "Description(3)", "Missing", "Missing(\"{x}\")", "Required", "Required(AllowEmptyStrings = true)", "Key", "Description(\"a\" + Missing)", "JsonPropertyOrder(\"x\")", "Experimental(\"X1\")", "System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")", "Obsolete(\"gone\", true)", "",
    ];

    public static readonly string[] Defaults = ["null", "default", "1", "\"a\"", "[]", "new()", "true", "1.5m", "'c'", "Color.Red", "default!", "2.5", "-1"];

    public static readonly string[] Templates =
    [
        "Read this.", "Read {photo}.", "Read {text} and {amount:0.00}.", "{{braces}} {text}", "A \\\"quote\\\" and {kind}.", "{text} {text}", "line\\r\\nline {amount}", "日本 \\u2028 {text}", "In {date:yyyy-MM-dd}.",
    ];

    public static readonly string[] WildTemplates =
    [
        "", " ", "{", "}", "{}", "{{}", "{text", "text}", "{ text }", "{Text}", "{tetx}", "{text:}", "{text:0.00}", "{photo:x}", "{amount:{0}}", "{amount:q}", "{{{text}}}", "{{{{", "}}}}", "{text,10}", "{0}", "{text.Length}", "{cancellationToken}", "{this}", "{@class}", "{\\0}", "{\\uD800}", "{text:D99999999999}", "{date:%}", "{amount:\\\\}", "{\\n}", "{options}", "{a}{b}{c}",
    ];

    public static readonly string[] Results =
    [
        "Task<{0}>", "ValueTask<{0}>", "Task<JsonModeResult<{0}>>", "ValueTask<JsonModeResult<{0}>>", "IAsyncEnumerable<{0}>", "JsonModeStream<{0}>", "IAsyncEnumerable<JsonModeSnapshot<{0}>>", "JsonModeStream<JsonModeSnapshot<{0}>>", "Task<{0}[]>", "Task<IReadOnlyList<{0}>>",
    ];

    public static readonly string[] WildResults =
    [
        "Task", "void", "{0}", "ValueTask", "Task<Task<{0}>>", "Task<>", "Missing<{0}>", "Task<JsonModeResult<JsonModeResult<{0}>>>", "IEnumerable<{0}>", "IObservable<{0}>", "Task<ImageInput>", "Task<(int, {0})>", "JsonModeResult<{0}>", "async Task<{0}>", "ref Task<{0}>", "ref readonly Task<{0}>", "JsonModeStream", "Task<{0}, {0}>", "", "Task<dynamic>", "Task<{0}*>", "Task<Task>", "Task<IAsyncEnumerable<{0}>>",
    ];

    public static readonly string[] Parameters =
    [
        "string text", "ImageInput photo", "decimal amount", "Color kind", "DateOnly date", "IEnumerable<ImageInput> shelf", "ImageInput[] photos", "CancellationToken cancellationToken = default", "string? note = null", "int count = 3", "Receipt known", "CallOptions? options = null", "Line[] lines", "Uri link", "bool sure", "double? share",
    ];

    public static readonly string[] WildParameters =
    [
        "ref string text", "out int amount", "in ImageInput photo", "ref readonly int x", "params string[] text", "params List<int> numbers", "params ReadOnlySpan<int> span", "object anything", "dynamic text", "Missing what", "Span<char> text", "CancellationToken a, CancellationToken b", "CallOptions a, CallOptions b", "string text, string Text", "string text, string text", "scoped Span<int> s", "this string text", "string @class", "string", "string =", "int amount = Missing", "T text", "Action act", "int* pointer",
        "System.IO.Stream audio", "Func<int> tool", "ImageInput? photo = null", "List<ImageInput?> photos", "byte[] data", "ReadOnlyMemory<byte> bytes", "Task<string> later", "IFormattable f", "nint n", "string caller", "string message", "string _caller", "[Description(\"x\")] string text", "__arglist", "CancellationToken? token", "", ",",
    ];
}
