import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const hello = { model: 'gpt-5-4-image-2', messages: [{ role: 'user', content: 'Hello.' }] };
const chat = (change, by = client) => () => by.chat.completions.create({ ...hello, ...change });
const calls = {
  key: chat({}, new OpenAI({ apiKey: 'sk-wrong-key-of-a-test', maxRetries: 0 })),
  temperature: chat({ temperature: 0.2 }),
  unknown: chat({ top_k: 3 }),
  maxTokens: chat({ max_tokens: 100 }),
  word: chat({ response_format: { type: 'json_object' } }),
  tools: chat({ tools: [{ type: 'function', function: { name: 'f', parameters: {} } }] }),
  model: chat({ model: 'gpt-0' }),
  retrieve: () => client.models.retrieve('gpt-0'),
  file: () => client.files.retrieve('file-none'),
  path: () => client.get('/nothing'),
};

const script = process.argv.slice(2);
for (const name of script) calls[name] = chat({});

for (const [name, call] of Object.entries(calls)) {
  try {
    await call();
    console.log(name);
  } catch (error) {
    const { status, code, param, type, requestID } = error;
    console.log(name, error.constructor.name, status, code ?? null, param ?? null, type ?? null, /^req_/.test(requestID));
  }
}
