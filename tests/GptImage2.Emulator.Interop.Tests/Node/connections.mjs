import OpenAI from 'openai';

// Each call meets another fault, in the order of the script.
const client = new OpenAI({ maxRetries: 0, timeout: 60_000 });
const request = { model: 'gpt-5-4-image-2', messages: [{ role: 'user', content: 'Hello.' }] };
const failure = (promise) => promise.then(() => 'no error', (error) => error.constructor.name);
const seen = {};

seen.close = await failure(client.chat.completions.create(request));
seen.stall = await failure(client.chat.completions.create(request, { timeout: 500 }));
seen.html = await failure(client.chat.completions.create(request));
seen.cut = (await failure(client.chat.completions.create(request))) !== 'no error';

const controller = new AbortController();
const pending = failure(client.chat.completions.create(request, { signal: controller.signal }));
setTimeout(() => controller.abort(), 200);
seen.abort = await pending;

const stream = await client.chat.completions.create({ ...request, stream: true });
let chunks = 0;
for await (const _ of stream) if (++chunks === 2) stream.controller.abort();
seen.chunksBeforeAbort = chunks;

console.log(JSON.stringify(seen));
