namespace GptImage2.Emulator.Tool;

/// <summary>What <c>--help</c> shows around the list of options.</summary>
internal static class HelpNotes
{
    public const string Introduction = """
        A stand-in for the API of GPT-5.4 Image 2 on this machine: chat completions, files and batches of them.
        Its replies are scripted or made from the JSON Schema in the prompt. They are never the model's.
        """;

    public const string Notations = """
        ERROR is rate-limited, request-too-large, no-flex-capacity, quota-exceeded, no-access, country-not-served,
        model-not-found, out-of-tokens, server-error, processing-error, overloaded, proxy-413 or proxy-502.

        FAULT is close-before-upload, close-during-upload:BYTES, answer-before-upload, close-before-answer,
        close-after-headers, close-in-body:BYTES, stall-before-answer, stall-after-headers or stall-in-body:BYTES.
        With :reset at its end, a fault that closes resets the connection.

        Each scripted reply is an object with exactly one of
          {"json": <any JSON>}                                       a reply with this document
          {"text": "..."}                                            a reply with this text
          {"refusal": "..."}                                         a refusal
          {"truncated": "..."}                                       a text cut by its length
          {"contentFiltered": "..."}                                 a text cut by a content filter
          {"sample": true}                                           a sample document
          {"error": {"status": 429, "message": "...", "type": "...", "code": "...", "param": "..."}}
          {"error": "overloaded"}                                    an error by its name
          {"raw": {"status": 502, "contentType": "text/html", "body": "..."}}
        and optionally
          "headers": {"retry-after": "2"}     headers to add
          "delayMs": 500                      how long to wait before answering
          "wrong": "Fenced"                   for json, text and sample: make it malformed in this way
          "reasoning": 500                    tokens spent on reasoning
          "fault": "close-in-body:100"        break the connection
          "beforeChecks": true                for error and raw: answer before the request is checked
          "promptContains": "..."             serve every request with this text in its messages
          "image": "9f86d0..."                serve every request with an image of this SHA-256
        A reply without promptContains and image serves one request, in the order of the file.
        """;
}
