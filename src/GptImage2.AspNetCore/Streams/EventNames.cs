namespace GptImage2.AspNetCore.Streams;

/// <summary>The names of the events that are sent.</summary>
internal static class EventNames
{
    public const string Item = "item";

    public const string Snapshot = "snapshot";

    public const string Result = "result";

    public const string End = "end";

    public const string Error = "error";
}
