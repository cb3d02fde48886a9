namespace GptImage2.Emulator.Hosting;

/// <content>What <c>--help</c> says.</content>
internal sealed partial record CommandLine
{
    public const string Text = """
        A stand-in for the API of GPT-5.4 Image 2 on this machine: chat completions, files and batches of them.
        Its replies are scripted or made from the JSON Schema in the prompt. They are never the model's.

          --urls URL       where to listen (default http://127.0.0.1:8080)
          --allow-remote   let --urls name an address that other machines reach, such as http://0.0.0.0:8080;
                           there is no encryption
          --no-page        no page at / that shows the calls, and no pictures kept for it
          --api-key KEY    the key to accept (default: any key)
          --replies FILE   a JSON array of scripted replies
          --wrong NAME     let sample documents go wrong: Fenced, TrailingComma, NumberAsString, ... (see MalformedReply)
          --fault FAULT    break connections: see below
          --error ERROR    answer with an error: see below
          --fault-rate R   the share of the requests that --fault breaks and --error answers, from 0 to 1 (default 1)
          --seed N         of sample documents, and of the choice of requests to break (default 0)
          --requests-per-minute N, --tokens-per-minute N
                           rate limits
          --reasoning-tokens N
                           what each reply spends on reasoning; it counts in max_completion_tokens (default 0)
          --reasoning-overrun empty|error
                           how a reply ends whose reasoning leaves no token: empty with "length", or as a 400
          --field NAME=SUPPORT
                           a field that is to be supported, deprecated, default-only, without-reasoning or unsupported
          --no-prompt-cache, --detailed-usage, --minified, --no-chunks
                           no cached_tokens; text_tokens and image_tokens in usage; bodies in one line; with a length
          --fields         the fields of a request and what is known of them, as a table; and no more
          --batch-step MS  how long a batch rests before each step: validation, each request, finalizing (default 0)
          --no-batches     let all batches fail, as for a model that has none
          --help           this text

        An error is rate-limited, request-too-large, quota-exceeded, no-access, country-not-served, model-not-found,
        out-of-tokens, server-error, processing-error, overloaded, proxy-413 or proxy-502.

        A fault is close-before-upload, close-during-upload:BYTES, answer-before-upload, close-before-answer,
        close-after-headers, close-in-body:BYTES, stall-before-answer, stall-after-headers or stall-in-body:BYTES;
        :reset after one that closes resets the connection.

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
          "wrong": "Fenced"                   for json, text and sample: make it wrong in this way
          "reasoning": 500                    tokens spent on reasoning
          "fault": "close-in-body:100"        break the connection
          "beforeChecks": true                for error and raw: answer whatever the request holds
          "promptContains": "..."             serve every request with this text in its messages
          "image": "9f86d0..."                serve every request with an image of this SHA-256; without these two,
                                              a reply serves one request, in the order of the file
        """;
}
